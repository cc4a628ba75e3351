import { showValue } from "./show.ts";
import type { SourceRow, SourceStep } from "./sources.ts";

/** A row with where it stands, for search results and the picker. */
export interface FoundRow {
  readonly row: SourceRow;
  readonly step: SourceStep;
  readonly trail: string;
}

/** Rows whose name or sample holds all typed words; leaves before groups, short trails first. */
export function findRows(steps: readonly SourceStep[], text: string): readonly FoundRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return steps
    .flatMap((step) => trails(step.rows, step, []))
    .filter(({ row, trail }) => {
      const hay = `${trail} ${row.title} ${showValue(row.sample)}`.toLowerCase();
      return wanted.every((word) => hay.includes(word));
    })
    .toSorted((a, b) => rank(a.row, wanted) - rank(b.row, wanted));
}

function trails(rows: readonly SourceRow[], step: SourceStep, above: readonly string[]): readonly FoundRow[] {
  return rows.flatMap((row) => [{ row, step, trail: above.join(" › ") }, ...trails(row.children, step, [...above, row.title])]);
}

function rank(row: SourceRow, wanted: readonly string[]): number {
  const title = row.title.toLowerCase();
  const starts = wanted[0] !== undefined && title.startsWith(wanted[0]) ? 0 : 2;
  return starts + (row.children.length > 0 && row.shape.type === "object" ? 1 : 0);
}
