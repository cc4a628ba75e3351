"use client";
import { type KeyboardEvent, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Popover, PopoverTrigger } from "#components/ui/popover.tsx";
import { useMap } from "./context.ts";
import { PillMenu } from "./pill-menu.tsx";
import { PillInside, pillBox, pillFacts } from "./pill-view.tsx";

interface PillButtonProps {
  path: readonly string[];
  formula: string;
  onChange: (formula: string) => void;
  onRemove: () => void;
  onFormula: () => void;
  /** Arrow keys leave it as they would leave a character. */
  onLeave: (step: 1 | -1) => void;
}

/** A value of an earlier step inside a field: one character for the keyboard, a menu for its formats. */
export function PillButton({ path, formula, onChange, onRemove, onFormula, onLeave }: PillButtonProps) {
  const model = useMap();
  const [open, setOpen] = useState(false);
  const facts = pillFacts(model, formula, path);
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Backspace" || event.key === "Delete") onRemove();
    else if (event.key === "ArrowLeft") onLeave(-1);
    else if (event.key === "ArrowRight") onLeave(1);
    else return;
    event.preventDefault();
  };
  const close =
    <Args extends unknown[]>(act: (...args: Args) => void) =>
    (...args: Args): void => {
      setOpen(false);
      act(...args);
    };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          data-pill={formula}
          title={facts.step === "" ? formula : `${facts.step} › ${facts.title}`}
          className={cn(
            pillBox,
            "hover:border-wire data-[state=open]:border-ring data-[state=open]:bg-primary-soft",
            facts.pill !== null && facts.row === null && "border-failed-line bg-failed-soft",
          )}
          onKeyDown={key}
        >
          <PillInside facts={facts} />
        </button>
      </PopoverTrigger>
      {open ? <PillMenu path={path} formula={formula} facts={facts} onChange={onChange} onRemove={close(onRemove)} onFormula={close(onFormula)} /> : null}
    </Popover>
  );
}
