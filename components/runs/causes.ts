import type { RunRow } from "./status.ts";

/** Runs that stopped for one reason at one step of one flow. */
export interface Cause {
  readonly key: string;
  readonly code: string;
  readonly node: string | null;
  readonly flowId: string;
  readonly flowName: string;
  /** What the newest of them says. */
  readonly sentence: string;
  readonly ids: readonly string[];
  /** When the oldest of them began. */
  readonly since: number;
}

/** Groups runs by why they stopped, the largest group first; one run alone is no group. */
export function causesOf(rows: readonly RunRow[]): Cause[] {
  const stopped = rows.flatMap((run) => (run.failure ? [{ run, failure: run.failure }] : []));
  const groups = Map.groupBy(stopped, ({ run, failure }) => `${run.flowId}/${failure.node}/${failure.code}`);
  return [...groups]
    .flatMap(([key, members]) => {
      const [newest] = members;
      if (!newest || members.length < 2) return [];
      const { run, failure } = newest;
      const { code, node, sentence } = failure;
      const since = Math.min(...members.map((member) => member.run.startedAt));
      return [{ key, code, node, flowId: run.flowId, flowName: run.flowName, sentence, ids: members.map((member) => member.run.id), since }];
    })
    .toSorted((a, b) => b.ids.length - a.ids.length);
}
