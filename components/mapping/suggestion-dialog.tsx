"use client";
import { ArrowRightIcon } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/cn.ts";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "#components/ui/dialog.tsx";
import type { Mapping } from "#server/flow/mapping.ts";
import { setAt } from "#server/flow/mapping-edit.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Suggestion } from "#server/flow/suggest.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { useLive } from "./live.ts";
import type { MapModel } from "./model.ts";
import { PillInside, pillBox, pillFacts } from "./pill-view.tsx";
import { showValue } from "./show.ts";

const words = mappingWords.suggestions;

/** What is likely meant, for review: from, to, result. Ticked ones are filled in together, as one undo step. */
export function SuggestionDialog({ onClose }: { onClose: () => void }) {
  const model = useMap();
  const [list] = useState(model.suggestions);
  const [chosen, setChosen] = useState(() => new Set(list.filter((one) => one.strength === "strong" || one.why === "meaning").map(keyOf)));
  const toggle = (key: string): void => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const apply = (): void => {
    const taken = list.filter((one) => chosen.has(keyOf(one)));
    const next = taken.reduce<Mapping>((mapping, one) => setAt(mapping, one.path, one.mapping), model.value);
    if (taken.length > 0) model.onChange(next, mappingWords.did.suggestions(taken.length));
    model.say(mappingWords.said.applied(taken.length));
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={words.title}
        description={words.description}
        className="max-w-[720px]"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !event.altKey) return;
          event.preventDefault();
          apply();
        }}
      >
        <DialogBody>
          <ul className="divide-y divide-border rounded-lg border border-border">
            {list.map((one) => (
              <Line key={keyOf(one)} model={model} suggestion={one} checked={chosen.has(keyOf(one))} onToggle={() => toggle(keyOf(one))} />
            ))}
          </ul>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" aria-disabled={chosen.size === 0} onClick={chosen.size === 0 ? undefined : apply}>
            {words.apply(chosen.size)}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}

function Line({ model, suggestion, checked, onToggle }: { model: MapModel; suggestion: Suggestion; checked: boolean; onToggle: () => void }) {
  const id = useId();
  const { mapping, path, why } = suggestion;
  const formula = mapping.kind === "formula" ? mapping.formula : mapping.kind === "list" ? (mapping.each?.list ?? "") : "";
  const live = useLive(model, path, mapping);
  return (
    <li className="grid min-h-10 grid-cols-[16px_minmax(0,1fr)_14px_minmax(0,1fr)_minmax(0,1fr)] items-center gap-3 px-3 py-1.5">
      <Checkbox id={id} checked={checked} onCheckedChange={onToggle} />
      <label htmlFor={id} className="min-w-0">
        <span className={cn(pillBox)}>
          <PillInside facts={pillFacts(model, formula, path)} />
        </span>
      </label>
      <ArrowRightIcon aria-hidden className="size-3.5 text-faint-foreground" />
      <span className="min-w-0">
        <span className="block truncate font-medium">{titleAt(model.target, path)}</span>
        <span className="block text-11 text-faint-foreground">{words.why[why]}</span>
      </span>
      <span className="truncate text-muted-foreground">{live?.ok === true ? showValue(live.value) : ""}</span>
    </li>
  );
}

function keyOf(suggestion: Suggestion): string {
  return suggestion.path.join("/");
}

/** "Contact › Name". */
function titleAt(target: Shape, path: readonly string[]): string {
  const titles: string[] = [];
  let shape: Shape | undefined = target;
  for (const step of path) {
    shape = shape?.type === "object" ? shape.properties[step] : undefined;
    titles.push(shape?.title ?? step);
  }
  return titles.join(" › ");
}
