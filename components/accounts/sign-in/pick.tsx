"use client";
import { useId } from "react";
import type { Outputs } from "#components/lib/api.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { connect as words } from "#server/messages/connect.ts";

interface PickProps {
  choices: Outputs["connect"]["explain"]["choices"];
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
}

/** No flow says yet what the account is for, so a person does; nothing is ticked for them. */
export function Pick({ choices, picked, onPick }: PickProps) {
  return (
    <fieldset>
      <legend className="pb-0.5 font-medium text-12 text-muted-foreground">{words.pick}</legend>
      <p className="pb-1.5 text-12 text-muted-foreground">{words.pickText}</p>
      <ul className="max-h-52 overflow-y-auto rounded-lg border border-border">
        {choices.map(({ use, title }) => (
          <Choice key={use} title={title} on={picked.includes(use)} onChange={(on) => onPick(on ? [...picked, use] : picked.filter((one) => one !== use))} />
        ))}
      </ul>
    </fieldset>
  );
}

function Choice({ title, on, onChange }: { title: string; on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <li className="flex min-h-9 items-center gap-2.5 border-border border-b px-3 py-1.5 last:border-b-0 max-md:min-h-11">
      <Checkbox id={id} checked={on} onCheckedChange={onChange} />
      <label htmlFor={id}>{title}</label>
    </li>
  );
}
