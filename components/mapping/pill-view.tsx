"use client";
import { cn } from "#components/ui/cn.ts";
import { type Pill, pillsOf } from "#server/flow/expression/pills.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { formatName } from "./formats.ts";
import type { MapModel } from "./model.ts";
import { rowAt, type SourceRow } from "./sources.ts";

/** What a pill says: a step's number, a field's title, what is done to it. */
export interface PillFacts {
  readonly pill: Pill | null;
  readonly title: string;
  readonly step: string;
  readonly number: number | null;
  readonly kind: "trigger" | "app" | "logic" | "data" | "human";
  readonly item: boolean;
  readonly formats: readonly string[];
  readonly row: SourceRow | null;
}

export function pillFacts(model: MapModel, formula: string, path: readonly string[]): PillFacts {
  const pill = pillsOf(formula);
  const bare: PillFacts = { pill, title: formula, step: "", number: null, kind: "app", item: false, formats: [], row: null };
  if (pill === null) return bare;
  const formats = pill.formats.map(formatName);
  const [root = "", ...fields] = pill.path;
  const within = model.within(path);
  if (within !== null && root === within.as) {
    const list = rowAt(model.steps, listPath(within.list));
    const row = fields.reduce<SourceRow | null>((at, name) => at?.children.find((child) => child.path.at(-1) === name) ?? null, list);
    return { ...bare, title: row?.title ?? fields.join(" › "), item: true, formats, row };
  }
  const row = rowAt(model.steps, pill.path);
  const badge = model.badge(root);
  return {
    ...bare,
    title: row === null ? pill.path.join(" › ") : fields.length === 0 ? badge.name : row.title,
    step: badge.name,
    number: badge.number,
    kind: badge.kind,
    formats,
    row,
  };
}

/** The fields of a plain formula such as `order.line_items`. */
export function listPath(formula: string): readonly string[] {
  const pill = pillsOf(formula);
  return pill === null || pill.formats.length > 0 ? [] : pill.path;
}

const tiles = {
  trigger: "bg-kind-trigger-soft text-kind-trigger",
  app: "bg-kind-app-soft text-kind-app",
  logic: "bg-kind-logic-soft text-kind-logic",
  data: "bg-kind-data-soft text-kind-data",
  human: "bg-kind-human-soft text-kind-human",
} as const;

export const pillBox =
  "inline-flex h-[22px] max-w-[calc(100%-28px)] shrink-0 items-center gap-[5px] rounded-sm border border-border-strong bg-muted pr-[7px] pl-[3px] font-medium text-12 text-foreground whitespace-nowrap";

/** The inside of a pill, and with it the name that is read out; the box is a button in a field and a mere mark elsewhere. */
export function PillInside({ facts }: { facts: PillFacts }) {
  const { pill, number, kind, item, title, formats } = facts;
  return (
    <>
      {pill === null ? (
        <span className="grid h-4 min-w-4 place-items-center rounded-[3px] bg-kind-data-soft font-mono text-[10px] text-kind-data">ƒ</span>
      ) : item ? (
        <span aria-hidden className="mr-0.5 ml-1 size-1.5 rounded-full bg-kind-trigger" />
      ) : (
        <span className={cn("grid h-4 min-w-4 place-items-center rounded-[3px] font-semibold text-[10px] tabular-nums", tiles[kind])}>{number ?? "?"}</span>
      )}
      <span className={cn("truncate", formats.length === 0 ? "min-w-0" : "max-w-[70%] shrink-0", pill === null && "font-mono")}>{title}</span>
      {formats.length === 0 ? null : (
        <span className="h-3 min-w-8 truncate border-border-strong border-l pl-[5px] font-normal text-muted-foreground leading-3">
          {formats.length > 2 ? mappingWords.pill.manyFormats(formats.length) : formats.join(" · ")}
        </span>
      )}
      {pill === null ? null : <span className="sr-only">{item ? mappingWords.pill.ofRow : mappingWords.pill.from(facts.step)}</span>}
    </>
  );
}
