"use client";
import { CheckIcon, ChevronsUpDownIcon } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

interface SelectProps {
  /** "" shows the placeholder. */
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  placeholder?: string;
  compact?: boolean;
  disabled?: boolean;
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** One of a few. For more than about fifteen options use a search popover instead. */
export function Select({ value, onChange, options, placeholder, compact = false, disabled = false, className, ...trigger }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled}>
      <Radix.Trigger
        className={cn(
          "field-focus flex w-full min-w-0 items-center justify-between gap-1.5 rounded-md border border-input bg-card px-2 text-left hover:bg-accent data-placeholder:text-faint-foreground disabled:opacity-55 max-md:min-h-11 [&>span]:truncate",
          compact ? "h-7" : "h-8",
          className,
        )}
        {...trigger}
      >
        <Radix.Value placeholder={placeholder} />
        <Radix.Icon asChild>
          <ChevronsUpDownIcon className="size-3.5 shrink-0 text-muted-foreground" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-lg border border-border-strong bg-popover p-1 shadow-float"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Option({ option }: { option: SelectOption }) {
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled ?? false}
      className="flex min-h-7 cursor-default items-center gap-2 rounded-sm py-1 pr-2 pl-1.5 outline-none data-disabled:opacity-50 data-highlighted:bg-accent"
    >
      <span className="grid size-3.5 shrink-0 place-items-center text-primary-text">
        <Radix.ItemIndicator>
          <CheckIcon className="size-3.5" />
        </Radix.ItemIndicator>
      </span>
      {option.icon}
      <span className="grow">
        <Radix.ItemText>{option.label}</Radix.ItemText>
      </span>
      {option.note ? <span className="text-12 text-faint-foreground">{option.note}</span> : null}
    </Radix.Item>
  );
}
