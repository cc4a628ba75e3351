"use client";
import { cn } from "#components/ui/cn.ts";
import { isRecord, type Value } from "#server/flow/value.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { showChoice } from "./show.ts";
import type { TargetList } from "./target.ts";

/** Rows of a list as a table; those added by hand say so. */
export function ResultTable({ node, rows, fixed }: { node: TargetList; rows: readonly Value[]; fixed: number }) {
  const { items } = node.shape;
  const columns =
    items.type === "object" ? Object.entries(items.properties).filter(([key]) => rows.some((row) => isRecord(row) && row[key] !== undefined)) : [];
  return (
    <section className="mt-2 border-border border-t px-4 pt-2 pb-1">
      <h3 className="flex gap-2 py-1 font-semibold">
        {node.title}
        <span className="font-normal text-muted-foreground tabular-nums">{mappingWords.list.rows(rows.length)}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls it too */}
      <section aria-label={node.title} tabIndex={0} className="overflow-x-auto rounded-md border border-border">
        <table className="w-full border-collapse tabular-nums">
          <thead>
            <tr className="h-7 text-left font-medium text-11 text-faint-foreground">
              {columns.map(([key, shape]) => (
                <th key={key} scope="col" className={cn("whitespace-nowrap px-2 font-medium", shape.type === "number" && "text-right")}>
                  {shape.title ?? key}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity
              <tr key={index} className="h-8 border-border border-t">
                {columns.map(([key, shape], column) => (
                  <td key={key} className={cn("max-w-32 truncate whitespace-nowrap px-2", shape.type === "number" && "text-right")}>
                    {isRecord(row) ? showChoice(shape, row[key]) : ""}
                    {column === 0 && index >= rows.length - fixed ? <span className="text-11 text-faint-foreground"> {mappingWords.list.added}</span> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
