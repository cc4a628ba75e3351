"use client";
import { BracesIcon } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { GhostPill } from "./ghost.tsx";
import { formulaOfParts, insertPill, mappingOfParts, type Parts, partsOf, removePart, replacePart } from "./parts.ts";
import { PillButton } from "./pill-button.tsx";
import { PillPicker } from "./pill-picker.tsx";
import type { TargetField } from "./target.ts";
import { TextPiece } from "./text-piece.tsx";
import { useActiveField } from "./use-active-field.ts";

interface PillFieldProps {
  field: TargetField;
  mapping: Mapping | null;
  /** A likely value, shown until something is written. */
  ghost: Mapping | null;
  tone: "plain" | "warn" | "error";
  describedBy: string;
  onChange: (mapping: Mapping | null) => void;
  onFormula: (formula: string) => void;
}

/** One line of text and pills. Pills come by click, by drag, by `/`, or by Tab from a suggestion. */
export function PillField({ field, mapping, ghost, tone, describedBy, onChange, onFormula }: PillFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef({ index: 0, offset: 0 });
  const [picking, setPicking] = useState(false);
  // An empty text between pills is only there while the caret is in it: it would be a target of three pixels.
  const [open, setOpen] = useState<number | null>(null);
  const parts = partsOf(mapping);
  const empty = mapping === null;

  const write = (next: Parts): void => onChange(mappingOfParts(next, field.shape));
  const focusText = (index: number, end: boolean): void => {
    setOpen(index);
    requestAnimationFrame(() => {
      const text = box.current?.querySelector<HTMLInputElement>(`input[data-text="${index}"]`);
      text?.focus();
      const at = end ? (text?.value.length ?? 0) : 0;
      text?.setSelectionRange(at, at);
    });
  };
  const insert = (formula: string): void => {
    const { index, offset } = caret.current;
    const at = Math.min(index, parts.length - 1);
    write(insertPill(parts, at, offset, formula));
    caret.current = { index: at + 2, offset: 0 };
    focusText(at / 2 + 1, false);
  };
  const active = useActiveField(field, insert);
  const accept = (): void => {
    if (ghost === null) return;
    onChange(ghost);
    focusText(1, true);
  };

  const textKey = (index: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const atEnd = selectionStart === value.length && selectionEnd === value.length;
    if (event.key === "/" && !event.ctrlKey && !event.metaKey) setPicking(true);
    else if (event.key === "Tab" && !event.shiftKey && ghost !== null && empty) accept();
    else if (event.key === "Backspace" && atStart && index > 0) {
      write(removePart(parts, index - 1));
      focusText(index / 2 - 1, true);
    } else if (event.key === "ArrowLeft" && atStart && index > 0) focusPill(box.current, index / 2 - 1);
    else if (event.key === "ArrowRight" && atEnd && index < parts.length - 1) focusPill(box.current, index / 2);
    else return;
    event.preventDefault();
  };
  /** A click beside a pill puts the caret there. */
  const openGap = (event: MouseEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const pills = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-pill]")];
    const next = pills.findIndex((pill) => event.clientX < pill.getBoundingClientRect().left + pill.offsetWidth / 2);
    focusText(next === -1 ? pills.length : next, true);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of inputs and pills that read as one field
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys reach the same places
    <div
      ref={box}
      role="group"
      aria-label={field.title}
      data-field={field.path.join("/")}
      onClick={openGap}
      className={cn(
        "field-focus relative flex min-h-8 cursor-text flex-wrap items-center gap-0.5 rounded-md border border-input bg-card py-[3px] pr-8 pl-2",
        tone === "warn" && "border-[color-mix(in_oklab,var(--waiting)_65%,var(--card))]",
        tone === "error" && "border-[color-mix(in_oklab,var(--failed)_65%,var(--card))]",
        active && "border-ring",
      )}
    >
      {parts.map((part, index) =>
        "formula" in part ? (
          <PillButton
            // biome-ignore lint/suspicious/noArrayIndexKey: a part's place is its identity
            key={index}
            path={field.path}
            formula={part.formula}
            onChange={(formula) => write(replacePart(parts, index, { formula }))}
            onRemove={() => {
              write(removePart(parts, index));
              focusText((index - 1) / 2, true);
            }}
            onFormula={() => onFormula(formulaOfParts(parts))}
            onLeave={(step) => focusText(step === -1 ? (index - 1) / 2 : (index + 1) / 2, step === -1)}
          />
        ) : (
          <TextPiece
            // biome-ignore lint/suspicious/noArrayIndexKey: a part's place is its identity
            key={index}
            place={index / 2}
            last={index === parts.length - 1}
            shown={index === parts.length - 1 || part.text !== "" || open === index / 2}
            grows={!empty || ghost === null}
            label={index === parts.length - 1 ? field.title : mappingWords.form.textBefore(field.title, index / 2 + 1)}
            describedBy={describedBy}
            required={field.required}
            invalid={tone === "error"}
            value={part.text}
            onChange={(text) => write(replacePart(parts, index, { text }))}
            onKeyDown={textKey(index)}
            onCaret={(offset) => {
              caret.current = { index, offset };
            }}
            onLeave={() => setOpen(null)}
          />
        ),
      )}
      {empty && ghost !== null ? <GhostPill mapping={ghost} path={field.path} onAccept={accept} /> : null}
      <PillPicker
        open={picking}
        onOpenChange={setPicking}
        path={field.path}
        onPick={(formula) => {
          setPicking(false);
          insert(formula);
        }}
      >
        <button
          type="button"
          aria-label={mappingWords.form.insert(field.title)}
          className="absolute top-[3px] right-1 grid size-6 place-items-center rounded-sm text-faint-foreground hover:bg-accent hover:text-foreground"
        >
          <BracesIcon aria-hidden className="size-3.5" />
        </button>
      </PillPicker>
    </div>
  );
}

function focusPill(box: HTMLElement | null, index: number): void {
  box?.querySelectorAll<HTMLElement>("[data-pill]")[index]?.focus();
}
