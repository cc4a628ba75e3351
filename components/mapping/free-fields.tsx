"use client";
import { PlusIcon } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { FieldRow } from "./field-row.tsx";

const words = mappingWords.form;

/** A form without a given shape: the person names the fields. */
export function FreeFields() {
  const { value, set } = useMap();
  const id = useId();
  const [name, setName] = useState("");
  const names = value.kind === "record" ? Object.keys(value.fields) : [];
  const add = (): void => {
    const key = name.trim();
    if (key === "" || names.includes(key)) return;
    set([key], { kind: "literal", value: "" }, key);
    setName("");
  };
  if (value.kind !== "record") {
    return (
      <div className="px-4 pt-3">
        <FieldRow field={{ type: "field", path: [], title: words.message, description: null, shape: { type: "string" }, required: false }} />
      </div>
    );
  }
  return (
    <div className="px-4 pt-3">
      {names.map((key) => (
        <FieldRow key={key} field={{ type: "field", path: [key], title: key, description: null, shape: { type: "unknown" }, required: false }} />
      ))}
      <form
        className="flex items-end gap-2 pb-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <span className="grid grow gap-1">
          <label htmlFor={id} className="font-medium text-12 text-muted-foreground">
            {words.fieldName}
          </label>
          <Input id={id} compact maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </span>
        <Button size="sm" type="submit">
          <PlusIcon />
          {words.addField}
        </Button>
      </form>
    </div>
  );
}
