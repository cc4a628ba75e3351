"use client";
import { CodeXmlIcon, CornerDownRightIcon, TriangleAlertIcon } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { mappingAt } from "#server/flow/mapping-edit.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { mappingIssueSentence } from "#server/messages/mapping-issues.ts";
import { ChoiceField } from "./choice-field.tsx";
import { useMap } from "./context.ts";
import { FieldProblems } from "./field-problems.tsx";
import { FormulaField } from "./formula-field.tsx";
import { useLive } from "./live.ts";
import { samePath } from "./model.ts";
import { formulaOfParts, partsOf } from "./parts.ts";
import { PillField } from "./pill-field.tsx";
import { showChoice } from "./show.ts";
import type { TargetField } from "./target.ts";
import { useChoices } from "./use-choices.ts";

const words = mappingWords.form;

/** One field of the form: label, what fills it, and what that gives for the sample or what is wrong with it. */
export function FieldRow({ field }: { field: TargetField }) {
  const model = useMap();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [formula, setFormula] = useState<string | null>(null);
  const mapping = mappingAt(model.value, field.path);
  const problems = model.problemsAt(field.path);
  const ghost = mapping === null ? ghostFor(model.suggestions, field.path) : null;
  const worst = problems.some((one) => one.severity === "error") ? "error" : problems.length > 0 ? "warn" : "plain";
  const write = (next: Mapping | null): void => model.set(field.path, next, field.title);
  const [typing, setTyping] = useState(false);
  const choices = useChoices(field.shape);
  const chosen = choices !== null && !typing && (mapping === null || mapping.kind === "literal");
  useFieldRequest(field.path, row);

  return (
    <div ref={row} data-row={field.path.join("/")} className="group/field grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 pb-2 @xl:grid-cols-[104px_minmax(0,1fr)]">
      <span className="relative min-w-0 pt-2 text-12 leading-4 text-muted-foreground" title={field.description ?? field.path.at(-1)}>
        <span className="block break-words font-medium">
          {field.title}
          {field.required ? (
            <span className="text-failed" title={words.required}>
              {" *"}
            </span>
          ) : null}
        </span>
        {formula === null && !chosen ? (
          <button
            type="button"
            aria-label={words.formula(field.title)}
            className="absolute top-1 -right-2 grid size-6 place-items-center rounded-sm bg-card text-faint-foreground opacity-0 hover:bg-accent focus-visible:opacity-100 group-focus-within/field:opacity-100 group-hover/field:opacity-100"
            onClick={() => setFormula(formulaOfParts(partsOf(mapping)))}
          >
            <CodeXmlIcon aria-hidden className="size-3" />
          </button>
        ) : null}
      </span>
      <div className="min-w-0">
        {formula !== null ? (
          <FormulaField
            field={field}
            start={formula}
            onWrite={(text) => write(text.trim() === "" ? null : { kind: "formula", formula: text })}
            onClose={() => setFormula(null)}
          />
        ) : chosen ? (
          <ChoiceField field={field} value={mapping} choices={choices} describedBy={`${id}-live`} onChange={write} onType={() => setTyping(true)} />
        ) : (
          <PillField
            field={field}
            mapping={mapping}
            ghost={ghost}
            tone={worst === "error" ? (mapping === null ? "warn" : "error") : worst}
            describedBy={`${id}-live`}
            onChange={write}
            onFormula={setFormula}
          />
        )}
        <div id={`${id}-live`} className={cn("pl-[9px] text-12", chosen && problems.length === 0 ? "h-1" : "min-h-[19px] pt-[3px]")}>
          {problems.length > 0 ? (
            <FieldProblems field={field} problems={problems} ghost={ghost} />
          ) : chosen ? null : (
            <Live field={field} mapping={mapping} ghost={ghost} />
          )}
        </div>
      </div>
    </div>
  );
}

function Live({ field, mapping, ghost }: { field: TargetField; mapping: Mapping | null; ghost: Mapping | null }) {
  const model = useMap();
  const source = mapping ?? ghost;
  const live = useLive(model, field.path, mapping?.kind === "literal" && field.shape.type === "string" ? null : source);
  if (live === null) return null;
  if (!live.ok) {
    return (
      <span className="flex items-start gap-[5px] text-waiting">
        <TriangleAlertIcon aria-hidden className="mt-0.5 size-3 shrink-0" />
        {mappingIssueSentence(live.issue)}
      </span>
    );
  }
  const shown = showChoice(field.shape, live.value);
  return (
    <span className={cn("flex items-center gap-[5px]", mapping === null ? "text-faint-foreground" : "text-muted-foreground")}>
      <CornerDownRightIcon aria-hidden className="size-3 shrink-0 text-faint-foreground" />
      <span className="truncate">{mapping === null ? words.suggestedOptional(shown) : shown}</span>
    </span>
  );
}

function ghostFor(suggestions: ReturnType<typeof useMap>["suggestions"], path: readonly string[]): Mapping | null {
  const found = suggestions.find((one) => (one.strength === "strong" || one.why === "meaning") && samePath(one.path, path));
  return found?.mapping.kind === "formula" ? found.mapping : null;
}

/** Brings the field into view and into focus when the problems list asks for it. */
function useFieldRequest(path: readonly string[], row: React.RefObject<HTMLDivElement | null>): void {
  const { field } = useMap();
  const wanted = field !== null && samePath(field, path);
  useEffect(() => {
    if (!wanted) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.querySelector<HTMLElement>("input[data-text], textarea, [role=combobox], button[role=combobox]")?.focus();
  }, [wanted, row]);
}
