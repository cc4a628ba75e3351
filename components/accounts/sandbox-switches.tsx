"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { accounts } from "#server/messages/accounts.ts";

type View = Outputs["accounts"]["sandbox"];
type Name = View["switches"][number];

const words = accounts.sandbox;
const names: readonly Name[] = ["reject", "slow", "rateLimit", "expired"];

/** Lets the simulated app refuse, dawdle, ask to wait, or turn the key down; takes effect at the next call. */
export function SandboxSwitches({ id, view }: { id: string; view: View }) {
  const api = useApi();
  const queries = useQueryClient();
  const key = api.accounts.sandbox.queryKey({ id });
  const set = useMutation(
    api.accounts.setSwitches.mutationOptions({
      onMutate: async ({ switches }) => {
        await queries.cancelQueries({ queryKey: key });
        queries.setQueryData(key, (before) => (before ? { ...before, switches: names.filter((name) => switches.includes(name)) } : before));
      },
      onError: toastProblem,
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  const toggle = (name: Name, on: boolean) => set.mutate({ id, switches: names.filter((each) => (each === name ? on : view.switches.includes(each))) });
  return (
    <section aria-labelledby="sandbox-switches">
      <h3 id="sandbox-switches" className="font-semibold">
        {words.misbehave}
      </h3>
      <p className="pb-2 text-12 text-muted-foreground">{words.misbehaveText}</p>
      <ul className="rounded-lg border border-border">
        {names.map((name) => (
          <Line key={name} name={name} on={view.switches.includes(name)} onChange={(on) => toggle(name, on)} />
        ))}
      </ul>
    </section>
  );
}

function Line({ name, on, onChange }: { name: Name; on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  const { label, text } = words.switches[name];
  return (
    <li className="flex items-center gap-3 border-border border-b px-3 py-2 last:border-b-0">
      <span className="grow">
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        <span id={`${id}-text`} className="text-12 text-muted-foreground">
          {text}
        </span>
      </span>
      <Switch id={id} checked={on} onCheckedChange={onChange} aria-describedby={`${id}-text`} />
    </li>
  );
}
