import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { KeyField } from "./key-form.ts";

/** One value of an account, typed in; secrets are hidden while they are typed and never kept by the browser. */
export function TypedField({ field, problem }: { field: KeyField; problem: string | null }) {
  return (
    <Field label={field.label} hint={field.hint} problem={problem}>
      {(control) => (
        <Input
          {...control}
          name={field.name}
          type={field.secret ? "password" : "text"}
          autoComplete="off"
          spellCheck={false}
          aria-required={field.required}
          className={field.secret ? "font-mono" : ""}
        />
      )}
    </Field>
  );
}
