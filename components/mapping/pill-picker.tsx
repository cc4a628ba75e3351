"use client";
import { SearchIcon } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { SearchInput } from "#components/ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { findRows } from "./search.ts";
import { showValue } from "./show.ts";
import { rowFormula, rowId } from "./sources.ts";
import { TypeGlyph } from "./type-glyph.tsx";

interface PillPickerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  path: readonly string[];
  onPick: (formula: string) => void;
  children: ReactNode;
}

const words = mappingWords.picker;
const SHOWN = 60;

/** The list of values behind `/`: search by name or by sample, arrows choose, Enter inserts. */
export function PillPicker({ open, onOpenChange, path, onPick, children }: PillPickerProps) {
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      {open ? <PickerBody path={path} onPick={onPick} /> : null}
    </Popover>
  );
}

function PickerBody({ path, onPick }: Pick<PillPickerProps, "path" | "onPick">) {
  const { steps, within, badge } = useMap();
  const id = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const around = within(path);
  const found = useMemo(() => {
    const rows = findRows(steps, text);
    const own = around === null ? [] : rows.filter(({ row }) => row.list?.formula === around.list);
    return [...own, ...rows.filter((one) => !own.includes(one))].slice(0, SHOWN);
  }, [steps, text, around]);
  const pick = (index: number): void => {
    const one = found[index];
    if (one !== undefined) onPick(rowFormula(one.row, around));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter") pick(active);
    else return;
    event.preventDefault();
  };
  return (
    <PopoverContent aria-label={words.title} align="end" className="flex max-h-80 w-96 flex-col overflow-hidden p-1">
      <SearchInput
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-label={words.search}
        {...(found[active] === undefined ? {} : { "aria-activedescendant": `${id}-${active}` })}
        placeholder={words.search}
        autoFocus
        autoComplete="off"
        className="m-1"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={key}
        before={<SearchIcon aria-hidden />}
      />
      <div role="listbox" id={`${id}-list`} aria-label={words.title} className="min-h-0 overflow-y-auto">
        {found.map(({ row, step, trail }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys; the option is its active descendant
          <div
            key={`${step.key} ${rowId(row)}`}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === active}
            tabIndex={-1}
            className={cn("flex min-h-8 items-center gap-2 rounded-sm px-2", index === active && "bg-accent")}
            onPointerMove={() => setActive(index)}
            onClick={() => pick(index)}
          >
            <TypeGlyph shape={row.shape} />
            <span className="min-w-0 grow truncate">
              <span className="font-medium">{row.title}</span>
              <span className="text-12 text-faint-foreground">
                {" "}
                {badge(step.key).name}
                {trail === "" ? "" : ` › ${trail}`}
              </span>
            </span>
            <span className="max-w-32 truncate text-12 text-muted-foreground">
              {row.shape.personal === true ? mappingWords.values.hidden : showValue(row.sample)}
            </span>
          </div>
        ))}
        {found.length > 0 ? null : (
          <p role="status" className="px-3 py-4 text-muted-foreground">
            {steps.length === 0 ? mappingWords.form.noSources : words.none(text)}
          </p>
        )}
      </div>
    </PopoverContent>
  );
}
