"use client";
import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { CatalogConnector, Effect } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { type EffectUse, effectsOf } from "./key-form.ts";

const words = accounts.dialog;

/** What flows may do with the account; reading stays, because the test call reads. */
export function Effects({
  connector,
  allowed,
  onChange,
  legend = words.able,
}: {
  connector: CatalogConnector;
  allowed: readonly Effect[];
  onChange: (allowed: readonly Effect[]) => void;
  legend?: string;
}) {
  const toggle = (effect: Effect, on: boolean) => onChange(on ? [...allowed, effect] : allowed.filter((each) => each !== effect));
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1.5 font-medium text-12 text-muted-foreground">{legend}</legend>
      <ul className="rounded-lg border border-border">
        {effectsOf(connector).map((use) => (
          <EffectLine key={use.effect} use={use} on={allowed.includes(use.effect)} onChange={(on) => toggle(use.effect, on)} />
        ))}
      </ul>
    </fieldset>
  );
}

function EffectLine({ use, on, onChange }: { use: EffectUse; on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  const fixed = use.effect === "read";
  return (
    <li className="flex min-h-9 items-center gap-2.5 border-border border-b px-3 py-1.5 last:border-b-0">
      <Checkbox id={id} checked={on} disabled={fixed} onCheckedChange={(checked) => onChange(checked === true)} />
      <label htmlFor={id} className="shrink-0">
        {words.effects[use.effect]}
      </label>
      <span className="grow truncate text-right text-12 text-muted-foreground">
        {fixed ? words.readNeeded : `${words.usedFor} ${use.operations.join(", ")}`}
      </span>
    </li>
  );
}
