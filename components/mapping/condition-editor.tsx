"use client";
import { useMemo, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Input, Textarea } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Mapping } from "#server/flow/mapping.ts";
import { formulaOf } from "#server/flow/suggest.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { opsFor, questions, readCondition, writeCondition } from "./condition.ts";
import { useMap } from "./context.ts";
import { useTrial } from "./live.ts";
import { PillPicker } from "./pill-picker.tsx";
import { PillInside, pillBox, pillFacts } from "./pill-view.tsx";

interface ConditionEditorProps {
  label: string;
  /** Place in the mapping; decides whether an item can be named. */
  path: readonly string[];
  value: string;
  onChange: (formula: string) => void;
}

const words = mappingWords.condition;

/** A condition by three choices: a value, how to compare, with what. Anything else is written as a formula. */
export function ConditionEditor({ label, path, value, onChange }: ConditionEditorProps) {
  const model = useMap();
  const [asFormula, setAsFormula] = useState(false);
  const [picking, setPicking] = useState(false);
  const simple = value.trim() === "" ? null : readCondition(value);
  const free = asFormula || (value.trim() !== "" && simple === null);
  const facts = simple === null ? null : pillFacts(model, formulaOf(simple.left.path), path);
  const shape = facts?.row?.shape ?? null;
  const start = (formula: string): void => {
    setPicking(false);
    onChange(simple === null ? formula : writeCondition({ ...simple, left: { path: readCondition(formula)?.left.path ?? [], formats: [] } }, null));
  };
  return (
    <div className="grid gap-1.5">
      {free ? (
        <Textarea
          aria-label={label}
          spellCheck={false}
          className="min-h-10 font-mono text-12"
          value={value}
          placeholder={words.placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-1.5">
          <PillPicker open={picking} onOpenChange={setPicking} path={path} onPick={start}>
            <button
              type="button"
              data-condition-value
              className={cn(
                facts === null ? "h-7 rounded-md border border-input border-dashed bg-card px-2 text-12 text-muted-foreground" : pillBox,
                "hover:border-wire",
              )}
            >
              {facts === null ? words.chooseValue : <PillInside facts={facts} />}
            </button>
          </PillPicker>
          {simple === null ? null : (
            <>
              <Select
                compact
                className="w-32 bg-card"
                aria-label={words.how}
                value={simple.op}
                options={opsFor(shape).map((op) => ({ value: op, label: words.ops[op] }))}
                onChange={(chosen) => {
                  const op = opsFor(shape).find((one) => one === chosen);
                  if (op !== undefined) onChange(writeCondition({ ...simple, op }, shape));
                }}
              />
              {questions.some((one) => one === simple.op) ? null : (
                <Input
                  compact
                  className="w-28 bg-card"
                  aria-label={words.right}
                  value={simple.right}
                  onChange={(event) => onChange(writeCondition({ ...simple, right: event.target.value }, shape))}
                />
              )}
            </>
          )}
        </div>
      )}
      <div className="flex items-center gap-2 text-12">
        <Verdict value={value} path={path} />
        <span className="grow" />
        <button type="button" className="rounded-sm text-primary-text hover:underline" onClick={() => setAsFormula(!asFormula)}>
          {free ? words.build : words.formula}
        </button>
      </div>
    </div>
  );
}

/** What the condition says for the sample. Inside a list there is no one answer. */
function Verdict({ value, path }: { value: string; path: readonly string[] }) {
  const { scope } = useMap();
  const asked = value.trim() === "" || path.includes("[]") ? null : value;
  const mapping = useMemo<Mapping | null>(() => (asked === null ? null : { kind: "formula", formula: asked }), [asked]);
  const result = useTrial(mapping, scope);
  if (result?.ok !== true) return null;
  return <span className={result.value === true ? "text-success" : "text-muted-foreground"}>{result.value === true ? words.yes : words.no}</span>;
}
