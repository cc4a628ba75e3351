"use client";
import { PlusIcon, Trash2Icon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ListMapping } from "#server/flow/mapping.ts";
import { emptyMapping, mappingAt } from "#server/flow/mapping-edit.ts";
import { isList } from "#server/flow/value.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { FieldProblems } from "./field-problems.tsx";
import { ListSentence } from "./list-sentence.tsx";
import { useTrial } from "./live.ts";
import { rowNodes, type TargetList, type TargetNode } from "./target.ts";

const words = mappingWords.list;
const noRows: ListMapping = { kind: "list", fixed: [] };

/** A list of rows: one sentence that says where they come from, the fields of a row, and rows added by hand. */
export function ListGroup({ list, fields }: { list: TargetList; fields: (rows: readonly TargetNode[]) => ReactNode }) {
  const model = useMap();
  const mapping = mappingAt(model.value, list.path);
  const value = mapping?.kind === "list" ? mapping : noRows;
  const problems = model.problemsAt(list.path);
  const write = (next: ListMapping): void => model.set(list.path, next, list.title);
  const result = useTrial(value, model.scope);
  const count = result?.ok === true && result.value !== null && isList(result.value) ? result.value.length : null;
  const item = [...list.path, "[]"];
  return (
    <section className="border-border border-b px-4 pt-1 pb-3">
      <h3 className="flex h-7 items-center justify-between font-semibold">
        <span>
          {list.title}
          {list.required ? <span className="text-failed"> *</span> : null}
        </span>
        {count === null ? null : <span className="font-normal text-12 text-muted-foreground tabular-nums">{words.rows(count)}</span>}
      </h3>
      <ListSentence list={list} value={value} onChange={write} />
      {problems.length === 0 ? null : (
        <div className="py-1 text-12">
          <FieldProblems field={list} problems={problems} ghost={null} />
        </div>
      )}
      {value.each === undefined && value.fixed.length > 0 ? null : (
        <div className="mt-2 border-kind-trigger/40 border-l-2 pl-3">{fields(rowNodes(list.shape.items, model.value, item))}</div>
      )}
      {value.fixed.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity
        <div key={index} className="mt-2 rounded-md border border-border border-dashed px-3 pt-1 pb-1">
          <p className="flex h-7 items-center justify-between font-medium text-12 text-muted-foreground">
            {words.fixedRow(index + 1)}
            <Button
              look="ghost"
              size="xs"
              square
              aria-label={`${words.removeRow} ${index + 1}`}
              onClick={() => write({ ...value, fixed: value.fixed.toSpliced(index, 1) })}
            >
              <Trash2Icon />
            </Button>
          </p>
          {fields(rowNodes(list.shape.items, model.value, [...list.path, `+${index}`]))}
        </div>
      ))}
      <Button size="sm" look="ghost" className="mt-1 -ml-2" onClick={() => write({ ...value, fixed: [...value.fixed, emptyMapping] })}>
        <PlusIcon />
        {words.fixed}
      </Button>
    </section>
  );
}
