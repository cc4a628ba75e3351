"use client";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type Outputs, useApi, useApiClient } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Box, Table, Td, Th } from "#components/ui/table.tsx";
import { toast } from "#components/ui/toast.tsx";
import { auditWords as words } from "#server/messages/audit.ts";
import { Section } from "./section.tsx";

type Line = Outputs["audit"]["list"]["lines"][number];

/** Who did what in the workspace; for owners and admins. */
export function Log() {
  const api = useApi();
  const me = useQuery(api.me.queryOptions());
  return me.data?.role === "owner" || me.data?.role === "admin" ? <LogSection /> : null;
}

function LogSection() {
  const api = useApi();
  const log = useInfiniteQuery(api.audit.list.infiniteQueryOptions({ limit: 20 }, { getNextPageParam: ({ next }) => next }));
  return (
    <Section id="log" title={words.title} intro={words.intro} action={<CheckLog />}>
      {log.error ? (
        <ProblemBox error={log.error} retry={() => void log.refetch()} />
      ) : (
        <Box className="overflow-x-auto">
          {log.data ? <Lines lines={log.data.pages.flatMap(({ lines }) => lines)} /> : <SkeletonRows rows={5} height={36} label={words.loading} />}
        </Box>
      )}
      {log.hasNextPage ? (
        <Button size="sm" className="mt-2" aria-disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {words.older}
        </Button>
      ) : null}
    </Section>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <Table>
      <thead>
        <tr>
          <Th>{words.who}</Th>
          <Th className="w-full">{words.what}</Th>
          <Th>{words.when}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.seq} className="h-9">
            <Td>{line.who}</Td>
            <Td>
              {words.action(line.action)} <Subject subject={line.subject} />
            </Td>
            <Td className="text-muted-foreground">
              <Time at={line.at} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const pages: { readonly [kind: string]: string } = { flow: "/flows", run: "/runs" };

function Subject({ subject }: { subject: string }) {
  const [kind = "", id = ""] = subject.split(":");
  const page = pages[kind];
  return page ? (
    <Link href={`${page}/${id}`} className="underline">
      {words.open}
    </Link>
  ) : null;
}

function CheckLog() {
  const client = useApiClient();
  const check = useMutation({
    mutationFn: () => client.audit.verify.query(),
    onError: toastProblem,
    onSuccess: (verdict) => {
      if (verdict.ok) toast.success(words.whole(verdict.lines));
      else toast.error(words.broken(verdict.seq), { duration: 30_000 });
    },
  });
  return (
    <Button size="sm" aria-disabled={check.isPending} onClick={() => check.mutate()}>
      {words.check}
    </Button>
  );
}
