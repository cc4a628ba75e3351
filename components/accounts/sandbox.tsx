"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcwIcon } from "lucide-react";
import { useState } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { accounts } from "#server/messages/accounts.ts";
import { SandboxSwitches } from "./sandbox-switches.tsx";
import type { Account } from "./use-accounts.ts";

export type SandboxView = Outputs["accounts"]["sandbox"];

const words = accounts.sandbox;

/** What stands in a simulated account, what flows wrote into it, and its ways to misbehave. */
export function Sandbox({ account }: { account: Account }) {
  const api = useApi();
  const { data, error, refetch } = useQuery(api.accounts.sandbox.queryOptions({ id: account.id }, { refetchInterval: 4_000 }));
  if (error) return <ProblemBox error={error} retry={() => void refetch()} className="m-4" />;
  if (!data) return <SandboxLoading />;
  return (
    <div className="grid gap-5 px-4 py-4">
      <p className="text-muted-foreground">{words.intro}</p>
      <SandboxSwitches id={account.id} view={data} />
      <Changes view={data} />
      <Records view={data} />
      <Reset id={account.id} />
    </div>
  );
}

function Changes({ view }: { view: SandboxView }) {
  return (
    <section aria-labelledby="sandbox-changes">
      <h3 id="sandbox-changes" className="pb-1.5 font-semibold">
        {words.changes}
        {view.changeCount > 0 ? <span className="pl-1.5 font-normal text-faint-foreground">{view.changeCount}</span> : null}
      </h3>
      {view.changes.length === 0 ? <p className="text-muted-foreground">{words.noChanges}</p> : null}
      <ul>
        {view.changes.slice(0, 20).map((change) => (
          <li key={change.id} className="flex min-h-8 items-center gap-2 border-border border-b py-1 last:border-b-0">
            <span className="w-24 shrink-0 truncate text-12 text-muted-foreground">{change.kind}</span>
            <span className="min-w-0 grow truncate">{change.title}</span>
            <Time at={change.at} as="relative" className="whitespace-nowrap text-12 text-faint-foreground" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Records({ view }: { view: SandboxView }) {
  return (
    <section aria-labelledby="sandbox-records">
      <h3 id="sandbox-records" className="pb-1.5 font-semibold">
        {words.records}
      </h3>
      {view.entries.length === 0 ? <p className="text-muted-foreground">{words.noRecords}</p> : null}
      <ul className="overflow-hidden rounded-lg border border-border empty:hidden">
        {view.entries.slice(0, 50).map((entry) => (
          <li key={`${entry.kind}/${entry.id}`} className="border-border border-b px-3 py-2 last:border-b-0">
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 grow truncate font-medium">{entry.title}</span>
              <span className="text-12 text-faint-foreground">{entry.kind}</span>
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-12">
              {Object.entries(entry.fields).map(([label, value]) => (
                <div key={label} className="contents">
                  <dt className="text-muted-foreground">{label}</dt>
                  <dd className="[overflow-wrap:anywhere]">{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reset({ id }: { id: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reset = useMutation(
    api.accounts.resetSandbox.mutationOptions({
      onError: toastProblem,
      onSettled: () => setAsking(false),
      onSuccess: () => queries.invalidateQueries(api.accounts.sandbox.pathFilter()),
    }),
  );
  return (
    <>
      <Button size="sm" className="justify-self-start" onClick={() => setAsking(true)}>
        <RotateCcwIcon />
        {words.reset}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.resetTitle}
        action={words.resetAction}
        cancel={accounts.cancel}
        busy={reset.isPending}
        onConfirm={() => reset.mutate({ id })}
      >
        {words.resetText}
      </Confirm>
    </>
  );
}

function SandboxLoading() {
  return (
    <Loading label={accounts.loading} className="px-4 py-4">
      <div className="grid gap-4">
        <Skeleton className="w-2/3" />
        <Skeleton className="h-24 rounded-lg" />
        <Skeleton className="h-40 rounded-lg" />
      </div>
    </Loading>
  );
}
