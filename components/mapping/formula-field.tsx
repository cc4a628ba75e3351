"use client";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { parseFormula } from "#server/flow/expression/parse.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import type { TargetField } from "./target.ts";
import { useActiveField } from "./use-active-field.ts";

interface FormulaFieldProps {
  field: TargetField;
  start: string;
  onWrite: (formula: string) => void;
  onClose: () => void;
}

/** The same field as one formula. What can be shown as pills becomes pills again when it is closed. */
export function FormulaField({ field, start, onWrite, onClose }: FormulaFieldProps) {
  const id = useId();
  const [text, setText] = useState(start);
  const write = (next: string): void => {
    setText(next);
    onWrite(next);
  };
  useActiveField(field, (formula) => write(text === "" ? formula : `${text} ${formula}`));
  const parsed = text.trim() === "" ? null : parseFormula(text);
  const wrongAt = parsed !== null && !parsed.ok ? parsed.at : null;
  return (
    <div data-field={field.path.join("/")} className="grid gap-1">
      <Textarea
        autoFocus
        spellCheck={false}
        aria-label={mappingWords.form.formulaField(field.title)}
        aria-describedby={id}
        {...(wrongAt === null ? {} : { "aria-invalid": true })}
        className="min-h-14 font-mono text-12"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onClose();
        }}
      />
      <div id={id} className="flex items-center gap-2">
        {wrongAt === null ? null : (
          <code className="min-w-0 truncate font-mono text-12 text-failed">
            {text.slice(Math.max(0, wrongAt - 12), wrongAt)}
            <mark className="bg-failed-soft text-failed underline decoration-wavy">{text.slice(wrongAt, wrongAt + 1) || "␣"}</mark>
            {text.slice(wrongAt + 1, wrongAt + 12)}
          </code>
        )}
        <span className="grow" />
        <Button size="xs" onClick={onClose}>
          {mappingWords.form.fieldsBack}
        </Button>
      </div>
    </div>
  );
}
