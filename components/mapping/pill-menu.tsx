"use client";
import { Trash2Icon, XIcon } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { PopoverContent } from "#components/ui/popover.tsx";
import type { Pill } from "#server/flow/expression/pills.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Shape } from "#server/flow/shape.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { fallbackOf, formatChoices, formatName, withFallback, withFormat, withoutFormat } from "./formats.ts";
import { useLive } from "./live.ts";
import type { PillFacts } from "./pill-view.tsx";
import { showValue } from "./show.ts";

interface PillMenuProps {
  path: readonly string[];
  formula: string;
  facts: PillFacts;
  onChange: (formula: string) => void;
  onRemove: () => void;
  onFormula: () => void;
}

const words = mappingWords.pill;

/** What can be done with one pill: formats with their results, what to use when it is empty, remove. */
export function PillMenu({ path, formula, facts, onChange, onRemove, onFormula }: PillMenuProps) {
  const model = useMap();
  const { pill } = facts;
  return (
    <PopoverContent className="w-80 p-1" aria-label={facts.title}>
      <div className="grid gap-0.5 border-border border-b px-2 pt-1 pb-2">
        <p className="font-semibold">{facts.title}</p>
        <p className="truncate text-12 text-muted-foreground">
          {facts.step === "" ? "" : `${words.path} ${facts.step} · `}
          {words.sample}: <Preview path={path} formula={formula} />
        </p>
      </div>
      {pill === null ? null : <Formats pill={pill} done={facts.formats.length > 0} shape={model.shapeOf(formula, path)} path={path} onChange={onChange} />}
      <div className="flex gap-1 border-border border-t p-1">
        <Button size="xs" look="ghost" onClick={onFormula}>
          {words.asFormula}
        </Button>
        <span className="grow" />
        <Button size="xs" look="ghost" onClick={onRemove}>
          <Trash2Icon />
          {words.remove}
        </Button>
      </div>
    </PopoverContent>
  );
}

/** What the formula gives for the sample. */
function Preview({ path, formula }: { path: readonly string[]; formula: string }) {
  const mapping = useMemo<Mapping>(() => ({ kind: "formula", formula }), [formula]);
  const live = useLive(useMap(), path, mapping);
  return live?.ok === true ? showValue(live.value) : "";
}

interface FormatsProps {
  pill: Pill;
  /** Kind of value that the pill gives now; the next formats are for it. */
  shape: Shape;
  done: boolean;
  path: readonly string[];
  onChange: (formula: string) => void;
}

function Formats({ pill, shape, done, path, onChange }: FormatsProps) {
  const id = useId();
  const [fallback, setFallback] = useState(fallbackOf(pill));
  return (
    <>
      {done ? (
        <ul className="flex flex-wrap gap-1 px-2 pt-2">
          {pill.formats.map((format, index) => (
            <li key={`${format.name} ${JSON.stringify(format.args)}`}>
              <button
                type="button"
                className="inline-flex h-6 items-center gap-1 rounded-sm border border-border bg-muted px-1.5 text-12"
                aria-label={words.undo(formatName(format))}
                onClick={() => onChange(withoutFormat(pill, index))}
              >
                {formatName(format)}
                <XIcon aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="px-2 pt-2 pb-1 font-medium text-11 text-faint-foreground">{words.format}</p>
      <ul className="max-h-60 overflow-y-auto">
        {formatChoices(shape).map((choice) => {
          const next = withFormat(pill, choice);
          return (
            <li key={choice.id}>
              <button type="button" className="flex min-h-7 w-full items-center gap-3 rounded-sm px-2 text-left hover:bg-accent" onClick={() => onChange(next)}>
                <span className="grow">{mappingWords.formats[choice.id]}</span>
                <span className="max-w-32 truncate text-12 text-muted-foreground">
                  <Preview path={path} formula={next} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <form
        className="grid gap-1 px-2 pt-2 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(withFallback(pill, fallback));
        }}
      >
        <label htmlFor={id} className="font-medium text-11 text-faint-foreground">
          {words.ifEmpty}
        </label>
        <span className="flex gap-1">
          <Input id={id} compact value={fallback} onChange={(event) => setFallback(event.target.value)} />
          <Button size="sm" type="submit">
            {words.ifEmptySet}
          </Button>
        </span>
      </form>
    </>
  );
}
