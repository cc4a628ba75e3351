"use client";
import { useQuery } from "@tanstack/react-query";
import { HistoryIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { EmptyState } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { VersionItem } from "./version-item.tsx";

const words = editorWords.versions;

const RollbackDialog = dynamic(() => import("./rollback-dialog.tsx").then((module) => module.RollbackDialog), { ssr: false });

/** Every published version of a flow, newest first, with what it changed and the way back to it. */
export function VersionsPage({ flowId }: { flowId: string }) {
  const api = useApi();
  const flow = useQuery(api.flows.get.queryOptions({ id: flowId }));
  const versions = useQuery(api.flows.versions.queryOptions({ id: flowId }));
  const catalog = useQuery(api.catalog.queryOptions());
  const accounts = useQuery(api.accounts.list.queryOptions());
  const [back, setBack] = useState<number | null>(null);
  const name = flow.data?.name ?? "";
  return (
    <Page
      crumbs={[{ label: editorWords.header.flows, href: "/" }, { label: name, href: `/flows/${flowId}` }, { label: words.title }]}
      className="mx-auto w-full max-w-[880px] px-4 py-6"
    >
      {versions.isError ? <ProblemBox error={versions.error} retry={() => void versions.refetch()} /> : null}
      {versions.isPending ? <SkeletonRows rows={4} height={56} label={editorWords.loading} /> : null}
      {versions.data?.length === 0 ? (
        <EmptyState icon={<HistoryIcon />} title={words.none}>
          {words.noneWhy}
        </EmptyState>
      ) : null}
      {versions.data === undefined || versions.data.length === 0 ? null : (
        <ol className="divide-y divide-border rounded-lg border border-border bg-card">
          {versions.data.map((version, index) => (
            <VersionItem
              key={version.version}
              flowId={flowId}
              version={version}
              before={versions.data[index + 1]?.version ?? null}
              env={{ catalog: catalog.data, accounts: accounts.data }}
              onRollback={() => setBack(version.version)}
            />
          ))}
        </ol>
      )}
      {back === null ? null : (
        <RollbackDialog flowId={flowId} version={back} demo={versions.data?.find((one) => one.version === back)?.demo ?? false} onClose={() => setBack(null)} />
      )}
    </Page>
  );
}
