"use client";
import { XIcon } from "lucide-react";
import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import type { ListMapping } from "#server/flow/mapping.ts";
import { emptyMapping } from "#server/flow/mapping-edit.ts";
import { formulaOf } from "#server/flow/suggest.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { useMap } from "./context.ts";
import { flatRows } from "./sources.ts";
import type { TargetList } from "./target.ts";

const words = mappingWords.list;
const NONE = "none";

/** "for each Line item · only if … · sorted by …": where the rows come from. */
export function ListSentence({ list, value, onChange }: { list: TargetList; value: ListMapping; onChange: (next: ListMapping) => void }) {
  const model = useMap();
  const [asking, setAsking] = useState<"onlyIf" | "sortBy" | null>(null);
  const { each } = value;
  const sources = model.steps.flatMap((step) => flatRows(step.rows).filter((row) => row.shape.type === "array" && row.list === null));
  const options = sources.map((row) => {
    const badge = model.badge(row.path[0] ?? "");
    return { value: formulaOf(row.path), label: row.title, note: badge.name };
  });
  const known =
    each === undefined || options.some((option) => option.value === each.list) ? options : [...options, { value: each.list, label: each.list, note: "" }];
  const choose = (formula: string): void => {
    const { each: _, ...bare } = value;
    if (formula === NONE) onChange(bare);
    else onChange({ ...bare, each: { ...(each ?? { as: "item", item: emptyMapping }), list: formula } });
    if (formula !== NONE) model.say(words.set(options.find((option) => option.value === formula)?.label ?? formula));
  };
  const without = (part: "onlyIf" | "sortBy"): void => {
    setAsking(null);
    if (each === undefined) return;
    const { [part]: _, ...rest } = each;
    onChange({ ...value, each: rest });
  };
  return (
    <div className="grid gap-2 rounded-md bg-muted px-2 py-1.5">
      <div className="flex min-h-6 flex-wrap items-center gap-2 text-12 text-muted-foreground">
        {words.each}
        <Select
          compact
          className="w-44 bg-card"
          aria-label={`${list.title}: ${words.each}`}
          value={each?.list ?? ""}
          placeholder={words.chooseList}
          options={[...known, { value: NONE, label: words.unset }]}
          onChange={choose}
        />
        {each === undefined ? null : (
          <>
            {each.onlyIf === undefined && asking !== "onlyIf" ? <Add label={words.addOnlyIf} onClick={() => setAsking("onlyIf")} /> : null}
            {each.sortBy === undefined && asking !== "sortBy" ? <Add label={words.addSort} onClick={() => setAsking("sortBy")} /> : null}
          </>
        )}
      </div>
      {each !== undefined && (each.onlyIf !== undefined || asking === "onlyIf") ? (
        <Part label={words.onlyIf} remove={words.removeCondition} onRemove={() => without("onlyIf")}>
          <ConditionEditor
            label={words.condition}
            path={[...list.path, "[]"]}
            value={each.onlyIf ?? ""}
            onChange={(onlyIf) => onChange({ ...value, each: { ...each, onlyIf } })}
          />
        </Part>
      ) : null}
      {each !== undefined && (each.sortBy !== undefined || asking === "sortBy") ? (
        <Part label={words.sortedBy} remove={words.removeSort} onRemove={() => without("sortBy")}>
          <SortBy list={list} value={value} each={each} onChange={onChange} />
        </Part>
      ) : null}
    </div>
  );
}

function SortBy({
  list,
  value,
  each,
  onChange,
}: {
  list: TargetList;
  value: ListMapping;
  each: NonNullable<ListMapping["each"]>;
  onChange: (next: ListMapping) => void;
}) {
  const model = useMap();
  const rows = model.steps.flatMap((step) => flatRows(step.rows).filter((row) => row.list?.formula === each.list && row.children.length === 0));
  const options = rows.map((row) => ({ value: formulaOf([each.as, ...row.path]), label: row.title }));
  const sort = each.sortBy;
  const write = (formula: string, descending: boolean): void =>
    onChange({ ...value, each: { ...each, sortBy: { formula, ...(descending ? { descending } : {}) } } });
  return (
    <span className="flex grow gap-2">
      <Select
        compact
        className="bg-card"
        aria-label={`${list.title}: ${words.sort}`}
        value={sort?.formula ?? ""}
        placeholder={mappingWords.condition.chooseValue}
        options={options}
        onChange={(formula) => write(formula, sort?.descending === true)}
      />
      {sort === undefined ? null : (
        <button
          type="button"
          className="shrink-0 rounded-sm px-1 font-medium text-primary-text hover:underline"
          onClick={() => write(sort.formula, sort.descending !== true)}
        >
          {sort.descending === true ? words.descending : words.ascending}
        </button>
      )}
    </span>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="rounded-sm font-medium text-primary-text hover:underline" onClick={onClick}>
      {label}
    </button>
  );
}

function Part({ label, remove, onRemove, children }: { label: string; remove: string; onRemove: () => void; children: React.ReactNode }) {
  return (
    <div className="flex items-start gap-2 text-12 text-muted-foreground">
      <span className="w-14 shrink-0 pt-1.5">{label}</span>
      <div className="min-w-0 grow">{children}</div>
      <button type="button" aria-label={remove} className="mt-1 grid size-5 shrink-0 place-items-center rounded-sm hover:bg-accent" onClick={onRemove}>
        <XIcon aria-hidden className="size-3" />
      </button>
    </div>
  );
}
