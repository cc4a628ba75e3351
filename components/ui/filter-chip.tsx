"use client";
import { CheckIcon, PlusIcon, XIcon } from "lucide-react";
import { Menu, MenuCheck, MenuContent, MenuTrigger } from "./menu.tsx";

interface FilterChipProps {
  name: string;
  /** "failed", "any of 2"; null = not set. */
  value: string | null;
  /** Word between name and value. */
  is: string;
  removeLabel: string;
  onRemove: () => void;
  options: readonly { readonly value: string; readonly label: string; readonly on: boolean }[];
  onToggle: (value: string) => void;
  /** Several may be on; the menu then stays open. */
  several?: boolean;
}

const base =
  "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 text-12 text-muted-foreground hover:bg-accent max-md:min-h-11 [&_svg]:size-3.5";

/** A filter: dashed with a plus while unset, else its value and a way to take it off. */
export function FilterChip({ name, value, is, removeLabel, onRemove, options, onToggle, several = false }: FilterChipProps) {
  return (
    <span className="inline-flex shrink-0">
      <Menu>
        <MenuTrigger className={value === null ? `${base} border-input border-dashed` : `${base} rounded-r-none border-input border-r-0 bg-card pr-1`}>
          {value === null ? <PlusIcon aria-hidden /> : null}
          {name}
          {value === null ? null : (
            <>
              {" "}
              {is} <b className="max-w-40 truncate font-medium text-foreground">{value}</b>
            </>
          )}
        </MenuTrigger>
        <MenuContent align="start" className="max-h-80 overflow-y-auto">
          {options.map((option) => (
            <MenuCheck
              key={option.value}
              mark={<CheckIcon className="size-3.5" />}
              checked={option.on}
              onCheckedChange={() => onToggle(option.value)}
              {...(several ? { onSelect: (event: Event) => event.preventDefault() } : {})}
            >
              {option.label}
            </MenuCheck>
          ))}
        </MenuContent>
      </Menu>
      {value === null ? null : (
        <button type="button" aria-label={removeLabel} onClick={onRemove} className={`${base} rounded-l-none border-input border-l-0 bg-card px-1.5`}>
          <XIcon aria-hidden />
        </button>
      )}
    </span>
  );
}
