"use client";
import { BracesIcon, PencilIcon, XIcon } from "lucide-react";
import { useState } from "react";
import { Select } from "#components/ui/select.tsx";
import type { Mapping } from "#server/flow/mapping.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { literalText } from "./parts.ts";
import { PillPicker } from "./pill-picker.tsx";
import type { TargetField } from "./target.ts";
import { useActiveField } from "./use-active-field.ts";
import type { Choices } from "./use-choices.ts";

interface ChoiceFieldProps {
  field: TargetField;
  value: Extract<Mapping, { kind: "literal" }> | null | Mapping;
  choices: Choices;
  describedBy: string;
  onChange: (mapping: Mapping | null) => void;
  /** The person would rather type it. */
  onType: () => void;
}

/** A choice among fixed values, or a value of an earlier step in its place. */
export function ChoiceField({ field, value, choices, describedBy, onChange, onType }: ChoiceFieldProps) {
  const [picking, setPicking] = useState(false);
  useActiveField(field, (formula) => onChange({ kind: "formula", formula }));
  const chosen = value?.kind === "literal" ? literalText(value.value) : "";
  const strange = chosen !== "" && !choices.options.some((option) => option.value === chosen);
  const options = strange ? [...choices.options, { value: chosen, label: chosen }] : choices.options;
  const choose = (text: string): void => onChange({ kind: "literal", value: field.shape.type === "boolean" ? text === "true" : text });
  return (
    <span data-field={field.path.join("/")} className="flex items-center gap-1">
      <Select
        value={chosen}
        onChange={choose}
        options={options}
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
      {choices.open ? (
        <button
          type="button"
          aria-label={mappingWords.form.typeIt(field.title)}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-faint-foreground hover:bg-accent hover:text-foreground"
          onClick={onType}
        >
          <PencilIcon aria-hidden className="size-3.5" />
        </button>
      ) : null}
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
