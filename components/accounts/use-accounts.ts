"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { toastProblem } from "#components/ui/problem.tsx";
import { toast } from "#components/ui/toast.tsx";
import { accounts as words } from "#server/messages/accounts.ts";

export type Account = Outputs["accounts"]["list"][number];

/** What the apps offer; it changes only with the server, so it is asked once. */
export function useCatalog() {
  const api = useApi();
  return useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
}

export function useAccounts() {
  const api = useApi();
  return useQuery(api.accounts.list.queryOptions());
}

/** Verbs on one account, each with its answer shown. */
export function useAccountVerbs(account: Account) {
  const api = useApi();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries(api.accounts.list.pathFilter());
  const rename = useMutation(api.accounts.rename.mutationOptions({ onSuccess: renew, onError: toastProblem }));
  const remove = useMutation(
    api.accounts.remove.mutationOptions({
      onError: toastProblem,
      onSuccess: () => {
        toast(words.removed(account.name));
        return renew();
      },
    }),
  );
  const test = useMutation(
    api.accounts.test.mutationOptions({
      onError: toastProblem,
      onSettled: renew,
      onSuccess: (answer) => {
        if (!answer.ok) toast.error(words.testFailed(account.name), { description: answer.message });
        else toast.success(answer.organisation ? words.testedAs(account.name, answer.organisation) : words.tested(account.name));
      },
    }),
  );
  const { id } = account;
  return {
    test: () => test.mutate({ id }),
    testing: test.isPending,
    rename: (name: string) => rename.mutate({ id, name }),
    remove: (done: () => void) => remove.mutate({ id }, { onSuccess: done }),
    removing: remove.isPending,
  };
}
