import { findRows } from "./search.ts";
import { rowId, type SourceRow, type SourceStep } from "./sources.ts";

/** A visible line of the source tree. */
export interface TreeLine {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly step: string;
  /** Null for the step's own line. */
  readonly row: SourceRow | null;
  readonly branch: boolean;
  readonly open: boolean;
}

/** Deep groups start shut: an order has a hundred fields, and a person looks for ten. */
const OPEN_DEPTH = 1;

/** The lines that are seen now: of a search, its hits alone; else what is unfolded. `folded` holds what differs from the start. */
export function treeLines(steps: readonly SourceStep[], folded: ReadonlySet<string>, text: string): readonly TreeLine[] {
  if (text.trim() !== "") {
    return findRows(steps, text).map(({ row, step, trail }) => ({
      id: `${step.key}|${rowId(row)}`,
      title: trail === "" ? row.title : `${trail} › ${row.title}`,
      depth: 1,
      step: step.key,
      row,
      branch: false,
      open: false,
    }));
  }
  return steps.flatMap((step) => {
    const open = !folded.has(step.key);
    const own: TreeLine = { id: step.key, title: step.name, depth: 0, step: step.key, row: null, branch: step.rows.length > 0, open };
    return open ? [own, ...lines(step.rows, step.key, 1, folded)] : [own];
  });
}

function lines(rows: readonly SourceRow[], step: string, depth: number, folded: ReadonlySet<string>): readonly TreeLine[] {
  return rows.flatMap((row) => {
    const id = `${step}|${rowId(row)}`;
    const startsOpen = depth <= OPEN_DEPTH && row.children.length <= 12;
    const open = row.children.length > 0 && startsOpen !== folded.has(id);
    const own: TreeLine = { id, title: row.title, depth, step, row, branch: row.children.length > 0, open };
    return open ? [own, ...lines(row.children, step, depth + 1, folded)] : [own];
  });
}
