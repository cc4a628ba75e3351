"use client";
import { BracesIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Shape } from "#server/flow/shape.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { literalText } from "./parts.ts";
import { PillPicker } from "./pill-picker.tsx";
import type { TargetField } from "./target.ts";
import { useActiveField } from "./use-active-field.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The fixed values that a field can take; null when it takes anything. */
export function choicesOf(shape: Shape): readonly Choice[] | null {
  if (shape.type === "boolean") {
    return [
      { value: "true", label: mappingWords.values.yes },
      { value: "false", label: mappingWords.values.no },
    ];
  }
  if (shape.type !== "string" || shape.enum === undefined) return null;
  return shape.enum.map((value, index) => ({ value, label: shape.enumTitles?.[index] ?? value }));
}

interface ChoiceFieldProps {
  field: TargetField;
  value: Extract<Mapping, { kind: "literal" }> | null | Mapping;
  choices: readonly Choice[];
  describedBy: string;
  onChange: (mapping: Mapping | null) => void;
}

/** A choice among fixed values, or a value of an earlier step in its place. */
export function ChoiceField({ field, value, choices, describedBy, onChange }: ChoiceFieldProps) {
  const [picking, setPicking] = useState(false);
  useActiveField(field, (formula) => onChange({ kind: "formula", formula }));
  const chosen = value?.kind === "literal" ? literalText(value.value) : "";
  const choose = (text: string): void => onChange({ kind: "literal", value: field.shape.type === "boolean" ? text === "true" : text });
  return (
    <span data-field={field.path.join("/")} className="flex items-center gap-1">
      <Select
        value={chosen}
        onChange={choose}
        options={choices}
        placeholder={mappingWords.form.choose}
        aria-label={field.title}
        aria-describedby={describedBy}
      />
      {chosen === "" ? null : (
        <button
          type="button"
          aria-label={mappingWords.form.clear(field.title)}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-faint-foreground hover:bg-accent hover:text-foreground"
          onClick={() => onChange(null)}
        >
          <XIcon aria-hidden className="size-3.5" />
        </button>
      )}
      <PillPicker
        open={picking}
        onOpenChange={setPicking}
        path={field.path}
        onPick={(formula) => {
          setPicking(false);
          onChange({ kind: "formula", formula });
        }}
      >
        <button
          type="button"
          aria-label={mappingWords.form.insert(field.title)}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-faint-foreground hover:bg-accent hover:text-foreground"
        >
          <BracesIcon aria-hidden className="size-3.5" />
        </button>
      </PillPicker>
    </span>
  );
}
