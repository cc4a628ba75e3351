"use client";
import { ChevronsUpDownIcon } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { cn } from "./cn.ts";
import { type SelectProps, trigger } from "./select-look.ts";

type Box = typeof import("./select-box.tsx").SelectBox;
const load = (): Promise<Box> => import("./select-box.tsx").then((module) => module.SelectBox);

/**
 * One of a few. For more than about fifteen options use a search popover instead. Closed, it is a plain button with the
 * same role; the list is loaded when it is opened for the first time.
 */
export function Select(props: SelectProps) {
  const [box, setBox] = useState<{ readonly Box: Box } | null>(null);
  const open = (): void => void load().then((Box) => setBox({ Box }));
  return box === null ? <Closed {...props} onOpen={open} /> : <box.Box {...props} />;
}

function Closed({ value, onChange: _, options, placeholder, compact = false, className, onOpen, ...rest }: SelectProps & { onOpen: () => void }) {
  const chosen = options.find((option) => option.value === value);
  const press = (event: KeyboardEvent): void => {
    if (!["Enter", " ", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-haspopup="listbox"
      data-state="closed"
      {...(chosen === undefined ? { "data-placeholder": "" } : {})}
      className={cn(trigger(compact), className)}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={onOpen}
      onKeyDown={press}
      {...rest}
    >
      <span>{chosen?.label ?? placeholder}</span>
      <ChevronsUpDownIcon aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
    </button>
  );
}
