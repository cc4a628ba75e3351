/** What came in at one flow in one minute from one network. */
export interface Minute {
  readonly flowId: string;
  readonly flowName: string;
  readonly minute: Date;
  readonly source: string;
  readonly count: number;
}

/** Far more than usual came in. Times in milliseconds since 1970. */
export interface Flood {
  readonly flowId: string;
  readonly flowName: string;
  /** The worst minute of it, and how many came then. */
  readonly at: number;
  readonly peak: number;
  /** How many came in a minute before it, on average. */
  readonly usual: number;
  /** The network that most of the worst minute came from; null when it came from many. */
  readonly from: string | null;
}

const MINUTE = 60_000;
/** A flood is news for this long; what came before that is the usual. */
export const NEWS = 15 * MINUTE;
export const LOOK_BACK = 75 * MINUTE;
/** Fewer in a minute are nobody's emergency, however rare they were before. */
const LEAST = 100;
const TIMES_USUAL = 10;

/** The flows that are being flooded, or were within the last quarter of an hour; the worst first. */
export function findFloods(minutes: readonly Minute[], now: number): readonly Flood[] {
  const flows = Map.groupBy(minutes, ({ flowId }) => flowId);
  const floods = [...flows.values()].map((rows) => floodOf(rows, now)).filter((flood) => flood !== null);
  return floods.sort((left, right) => right.peak - left.peak);
}

function floodOf(rows: readonly Minute[], now: number): Flood | null {
  const newsFrom = now - NEWS;
  const usual = total(rows.filter(({ minute }) => minute.getTime() < newsFrom)) / ((LOOK_BACK - NEWS) / MINUTE);
  const recent = [...Map.groupBy(rows, ({ minute }) => minute.getTime())].filter(([at]) => at >= newsFrom);
  const [worst] = recent.sort(([, left], [, right]) => total(right) - total(left));
  if (worst === undefined) return null;
  const [at, sources] = worst;
  const peak = total(sources);
  const [first] = sources;
  if (first === undefined || peak < LEAST || peak < TIMES_USUAL * usual) return null;
  const { flowId, flowName } = first;
  return { flowId, flowName, at, peak, usual: Math.round(usual), from: sources.find(({ count }) => count > peak / 2)?.source ?? null };
}

function total(rows: readonly Minute[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
