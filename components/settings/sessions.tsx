"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, useApi } from "#components/lib/api.tsx";
import { Time } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { ProblemBox, toastProblem } from "#components/ui/problem.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Box, Table, Td, Th } from "#components/ui/table.tsx";
import { toast } from "#components/ui/toast.tsx";
import { settings } from "#server/messages/settings.ts";
import { browserName } from "./browser-name.ts";
import { Section } from "./section.tsx";

type Session = Outputs["sessions"]["list"][number];

const words = settings.sessions;

/** Every place the person is signed in, each to be ended from here. */
export function Sessions() {
  const api = useApi();
  const sessions = useQuery(api.sessions.list.queryOptions());
  return (
    <Section id="sessions" title={words.title} intro={words.intro} action={<Everywhere />}>
      {sessions.error ? (
        <ProblemBox error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <Box className="overflow-x-auto">{sessions.data ? <List sessions={sessions.data} /> : <SkeletonRows rows={2} height={48} label={words.loading} />}</Box>
      )}
    </Section>
  );
}

function List({ sessions }: { sessions: readonly Session[] }) {
  return (
    <Table>
      <thead>
        <tr>
          <Th className="w-full">{words.browser}</Th>
          <Th>{words.lastSeen}</Th>
          <Th className="max-sm:hidden">{words.started}</Th>
          <Th>
            <span className="sr-only">{words.end}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </Table>
  );
}

function SessionRow({ session }: { session: Session }) {
  const api = useApi();
  const queries = useQueryClient();
  const name = browserName(session.browser) ?? words.unknown;
  const revoke = useMutation(
    api.sessions.revoke.mutationOptions({
      onError: toastProblem,
      onSuccess: () => {
        toast(words.ended);
        return queries.invalidateQueries(api.sessions.list.pathFilter());
      },
    }),
  );
  return (
    <tr className="h-12">
      <Td title={session.browser}>
        <span className="inline-flex items-center gap-2">
          {name}
          {session.current ? <Badge hue="success">{words.current}</Badge> : null}
        </span>
      </Td>
      <Td className="text-muted-foreground">
        <Time at={session.lastSeenAt} as="relative" />
      </Td>
      <Td className="text-muted-foreground max-sm:hidden">
        <Time at={session.createdAt} />
      </Td>
      <Td right>
        {session.current ? null : (
          <Button size="xs" aria-label={words.endNamed(name)} aria-disabled={revoke.isPending} onClick={() => revoke.mutate({ id: session.id })}>
            {words.end}
          </Button>
        )}
      </Td>
    </tr>
  );
}

function Everywhere() {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const leave = useMutation(
    api.sessions.signOutEverywhere.mutationOptions({
      onError: toastProblem,
      onSuccess: () => window.location.assign("/sign-in"),
    }),
  );
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {words.everywhere}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.everywhereTitle}
        action={words.everywhere}
        cancel={words.cancel}
        busy={leave.isPending}
        onConfirm={() => leave.mutate()}
      >
        {words.everywhereText}
      </Confirm>
    </>
  );
}
