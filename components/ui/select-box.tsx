"use client";
import { CheckIcon, ChevronsUpDownIcon } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cn } from "./cn.ts";
import { type SelectOption, type SelectProps, trigger } from "./select-look.ts";

/** The select once it was opened for the first time, and from then on. */
export function SelectBox({ value, onChange, options, placeholder, compact = false, disabled = false, className, ...rest }: SelectProps) {
  return (
    <Radix.Root defaultOpen value={value} onValueChange={onChange} disabled={disabled}>
      <Radix.Trigger className={cn(trigger(compact), className)} {...rest}>
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
