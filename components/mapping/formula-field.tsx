"use client";
import { useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { parseFormula } from "#server/flow/expression/parse.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { CompletionList } from "./completion-list.tsx";
import { useMap } from "./context.ts";
import type { TargetField } from "./target.ts";
import { useActiveField } from "./use-active-field.ts";
import { useCompletions } from "./use-completions.ts";

interface FormulaFieldProps {
  field: TargetField;
  start: string;
  onWrite: (formula: string) => void;
  onClose: () => void;
}

/** The same field as one formula, completed while it is typed. What can be shown as pills becomes pills again when it is closed. */
export function FormulaField({ field, start, onWrite, onClose }: FormulaFieldProps) {
  const id = useId();
  const { scopeAt } = useMap();
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start);
  const write = (next: string): void => {
    setText(next);
    onWrite(next);
  };
  const list = useCompletions(input, text, scopeAt(field.path), write);
  useActiveField(field, (formula) => write(text === "" ? formula : `${text} ${formula}`));
  const parsed = text.trim() === "" ? null : parseFormula(text);
  const wrongAt = parsed !== null && !parsed.ok ? parsed.at : null;
  const open = list.found.length > 0;
  return (
    <div data-field={field.path.join("/")} data-formula className="grid gap-1">
      <CompletionList id={`${id}-list`} list={list}>
        <Textarea
          ref={input}
          autoFocus
          spellCheck={false}
          aria-label={mappingWords.form.formulaField(field.title)}
          aria-describedby={id}
          aria-autocomplete="list"
          {...(open ? { "aria-controls": `${id}-list`, "aria-activedescendant": `${id}-list-${list.current}` } : {})}
          {...(wrongAt === null ? {} : { "aria-invalid": true })}
          className="min-h-14 font-mono text-12"
          value={text}
          onChange={(event) => {
            write(event.target.value);
            list.typed(event.target.value, event.target.selectionStart);
          }}
          onBlur={list.close}
          onKeyDown={(event) => {
            if (list.onKey(event) || event.key !== "Escape") return;
            event.preventDefault();
            onClose();
          }}
        />
      </CompletionList>
      <div id={id} className="flex items-center gap-2">
        {wrongAt === null ? null : <WrongPlace text={text} at={wrongAt} />}
        <span className="grow" />
        <Button size="xs" onClick={onClose}>
          {mappingWords.form.fieldsBack}
        </Button>
      </div>
    </div>
  );
}

/** The character that cannot be read, with some text around it. */
function WrongPlace({ text, at }: { text: string; at: number }) {
  return (
    <code className="min-w-0 truncate font-mono text-12 text-failed">
      {text.slice(Math.max(0, at - 12), at)}
      <mark className="bg-failed-soft text-failed underline decoration-wavy">{text.slice(at, at + 1) || "␣"}</mark>
      {text.slice(at + 1, at + 12)}
    </code>
  );
}
