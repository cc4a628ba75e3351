"use client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "#components/lib/api.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { type EditorSlots, SlotProvider } from "../slots.ts";
import { LoadFailed } from "./load-failed.tsx";
import { OpenFlow } from "./open-flow.tsx";

/** The editor of one flow: fetches the flow, the apps and the accounts, then opens it. */
export function EditorPage({ flowId, slots }: { flowId: string; slots: EditorSlots }) {
  const api = useApi();
  const flow = useQuery({ ...api.flows.get.queryOptions({ id: flowId }), refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY });
  const catalog = useQuery({ ...api.catalog.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const accounts = useQuery(api.accounts.list.queryOptions());
  const failed = [flow, catalog, accounts].find((query) => query.isError);
  if (failed?.error) {
    return <LoadFailed error={failed.error} onRetry={() => void Promise.all([flow.refetch(), catalog.refetch(), accounts.refetch()])} />;
  }
  if (flow.data === undefined || catalog.data === undefined || accounts.data === undefined) return <EditorSkeleton />;
  return (
    <SlotProvider value={slots}>
      <OpenFlow key={flowId} flow={flow.data} catalog={catalog.data} accounts={accounts.data} />
    </SlotProvider>
  );
}

function EditorSkeleton() {
  return (
    <Loading label={editorWords.loading} className="h-full">
      <div className="flex h-12 items-center gap-3 border-border border-b bg-background px-4">
        <Skeleton className="w-40" />
        <Skeleton className="w-16" />
      </div>
      <div className="grid h-[calc(100%-48px)] grid-cols-[1fr_400px]">
        <div className="bg-dots" />
        <div className="grid content-start gap-4 border-border border-l bg-card p-4">
          <Skeleton className="w-48" />
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
        </div>
      </div>
    </Loading>
  );
}
