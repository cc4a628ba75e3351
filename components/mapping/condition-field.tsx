"use client";
import { mappingWords } from "#server/messages/mapping.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { type MappingProps, MappingProvider } from "./context.ts";
import { useMapModel } from "./model.ts";

interface ConditionFieldProps extends Omit<MappingProps, "value" | "onChange" | "field"> {
  label: string;
  formula: string;
  onFormula: (formula: string) => void;
}

const nothing = { kind: "record", fields: {} } as const;

/** One condition of a step without a mapping: a way of a branch, a filter. */
export function ConditionField({ label, formula, onFormula, ...rest }: ConditionFieldProps) {
  const model = useMapModel({ ...rest, value: nothing, field: null, onChange: () => undefined });
  return (
    <MappingProvider value={model}>
      <div className="pb-2">
        <p className="pb-1 font-medium text-12 text-muted-foreground">{label}</p>
        {model.steps.length === 0 ? <p className="pb-1 text-12 text-muted-foreground">{mappingWords.form.noSources}</p> : null}
        <ConditionEditor label={label} path={[]} value={formula} onChange={onFormula} />
      </div>
    </MappingProvider>
  );
}
