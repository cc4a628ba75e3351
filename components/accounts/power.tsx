"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { Button } from "#components/ui/button.tsx";
import { Banner } from "#components/ui/notice.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { CatalogConnector, Effect } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";
import { stopped } from "./condition.ts";
import { Effects } from "./effects.tsx";
import type { Account } from "./use-accounts.ts";

const words = accounts.power;

/** What flows may do with the account. A limit is saved only after what it stops has been shown. */
export function Power({ account, connector }: { account: Account; connector: CatalogConnector }) {
  const api = useApi();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<readonly Effect[] | null>(null);
  const allowed = draft ?? account.allowedEffects;
  const changed = draft !== null && !isSame(draft, account.allowedEffects);
  const lost = changed ? stopped(account.steps, allowed) : [];
  const save = useMutation(
    api.accounts.allow.mutationOptions({
      onError: toastProblem,
      onSuccess: async () => {
        await queries.invalidateQueries(api.accounts.list.pathFilter());
        setDraft(null);
        toast.success(words.saved(account.name));
      },
    }),
  );
  return (
    <section aria-label={words.title} className="grid grid-cols-[minmax(0,1fr)] gap-3 border-border border-b p-4">
      <Effects connector={connector} allowed={allowed} onChange={setDraft} legend={words.title} />
      {lost.length === 0 ? null : (
        <div role="status">
          <Banner hue="waiting">
            {words.stops}
            <ul className="list-disc pt-1 pl-5">
              {lost.map(({ flow, step }) => (
                <li key={`${flow} ${step}`}>{words.stepOf(step, flow)}</li>
              ))}
            </ul>
          </Banner>
        </div>
      )}
      {changed ? (
        <div className="flex gap-2">
          <Button
            look="primary"
            size="sm"
            aria-disabled={save.isPending}
            onClick={() => (save.isPending ? undefined : save.mutate({ id: account.id, allowedEffects: [...allowed] }))}
          >
            {words.save}
          </Button>
          <Button size="sm" onClick={() => setDraft(null)}>
            {accounts.cancel}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function isSame(one: readonly Effect[], other: readonly Effect[]): boolean {
  return one.length === other.length && one.every((effect) => other.includes(effect));
}
