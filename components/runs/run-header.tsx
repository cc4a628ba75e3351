"use client";
import { BanIcon, CopyIcon, EllipsisIcon, PencilLineIcon, RefreshCwIcon, RepeatIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatDuration } from "#components/lib/format.ts";
import { Time, useNow } from "#components/lib/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "#components/ui/menu.tsx";
import { StateIcon, stateHue } from "#components/ui/state.tsx";
import { toast } from "#components/ui/toast.tsx";
import { runs } from "#server/messages/runs.ts";
import { states } from "#server/messages/states.ts";
import { canCancel, type RunView } from "./status.ts";
import type { RunVerbs } from "./use-run-verbs.ts";

const words = runs.run;

/** Beside the title: how it ended, how long it took, which version of which flow, when. */
export function RunFacts({ run }: { run: RunView }) {
  return (
    <>
      <Badge hue={stateHue(run.status)} role="status">
        <StateIcon state={run.status} decorative className="size-3.5" />
        {statusSentence(run)}
      </Badge>
      <span className="flex flex-wrap items-center gap-x-3 text-12 text-muted-foreground">
        <Length run={run} />
        <span>
          <Link href={`/flows/${run.flowId}`} className="hover:underline">
            {run.flowName}
          </Link>
          , {run.version === null ? words.testOf : <VersionLink run={run} version={run.version} />}
        </span>
        <Time at={run.startedAt} />
        {run.replayOf ? (
          <Link href={`/runs/${run.replayOf}`} className="text-primary-text hover:underline">
            {words.replayOf}
          </Link>
        ) : null}
      </span>
    </>
  );
}

function VersionLink({ run, version }: { run: RunView; version: number }) {
  return (
    <Link href={`/flows/${run.flowId}/versions?version=${version}`} className="text-primary-text hover:underline">
      {words.versionLink(version)}
    </Link>
  );
}

export function stepName(run: RunView, node: string): string {
  return run.graph.nodes.find((each) => each.key === node)?.name ?? node;
}

function statusSentence(run: RunView): string {
  const failedAt = run.failure?.node ? stepName(run, run.failure.node) : null;
  const waitsAt = run.steps.find((step) => step.status === "waiting")?.node;
  if (run.status === "failed" && failedAt) return words.failedAt(failedAt);
  if (run.status === "unknown" && failedAt) return words.unknownAt(failedAt);
  if (run.status === "waiting" && waitsAt) return words.waitingAt(stepName(run, waitsAt));
  return states[run.status];
}

function Length({ run }: { run: RunView }) {
  const now = useNow();
  const length = run.durationMs ?? (run.endedAt ?? now) - run.startedAt;
  return <span className="tabular-nums">{run.durationMs === null && now === 0 ? "" : formatDuration(length)}</span>;
}

/** Retry in sight, everything else behind `⋯`. */
export function RunActions({ run, verbs }: { run: RunView; verbs: RunVerbs }) {
  const [cancelling, setCancelling] = useState(false);
  const router = useRouter();
  const copy = () => void navigator.clipboard.writeText(run.id).then(() => toast(words.copied));
  const node = run.failure?.node;
  return (
    <>
      {run.canRetry ? (
        <Button size="sm" aria-disabled={verbs.retrying} onClick={verbs.retrying ? undefined : verbs.retry}>
          <RefreshCwIcon />
          {node ? words.retryFrom(stepName(run, node)) : words.retry}
          <Kbd>R</Kbd>
        </Button>
      ) : null}
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm" look="ghost" square aria-label={words.more}>
            <EllipsisIcon />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => verbs.replay("same")}>
            <RepeatIcon />
            {words.replaySame}
          </MenuItem>
          <MenuItem onSelect={() => verbs.replay("live")}>
            <RepeatIcon />
            {words.replayLive}
          </MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={() => router.push(`/flows/${run.flowId}`)}>
            <PencilLineIcon />
            {words.openFlow}
          </MenuItem>
          <MenuItem onSelect={copy}>
            <CopyIcon />
            {words.copyId}
          </MenuItem>
          {canCancel(run.status) ? (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setCancelling(true)}>
                <BanIcon />
                {words.cancel}
              </MenuItem>
            </>
          ) : null}
        </MenuContent>
      </Menu>
      <Confirm
        open={cancelling}
        onOpenChange={setCancelling}
        title={words.cancelTitle}
        action={words.cancel}
        cancel={words.keep}
        danger
        busy={verbs.cancelling}
        onConfirm={() => verbs.cancel(() => setCancelling(false))}
      >
        {words.cancelText}
      </Confirm>
    </>
  );
}
