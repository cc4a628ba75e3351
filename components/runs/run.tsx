"use client";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { useUrlState } from "#components/lib/url-state.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { Page } from "#components/ui/page.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { runs } from "#server/messages/runs.ts";
import { CanvasPart } from "./canvas-part.tsx";
import { FailureBox } from "./failure-box.tsx";
import { RunActions, RunFacts } from "./run-header.tsx";
import { chooseAttempt, chooseStep } from "./selection.ts";
import type { RunView } from "./status.ts";
import { Timeline } from "./timeline-view.tsx";
import { useRun } from "./use-run.ts";
import { useRunKeys } from "./use-run-keys.ts";
import { useRunVerbs } from "./use-run-verbs.ts";
import { WaitBanner } from "./wait-banner.tsx";

const words = runs.run;

// Beside what happened, which is there first.
const StepPanel = dynamic(() => import("./step-panel.tsx").then((module) => module.StepPanel), { ssr: false });

/** One run: what went wrong, the steps as they ran, when, and what each was given and gave. */
export function Run({ id }: { id: string }) {
  const { run, error, refetch } = useRun(id);
  if (run) return <Opened run={run} />;
  return (
    <Page crumbs={[{ label: runs.title, href: "/runs" }, { label: error ? words.missing : words.loading }]}>
      {error ? <ProblemBox error={error} retry={() => void refetch()} className="m-4" /> : <Opening />}
    </Page>
  );
}

function Opened({ run }: { run: RunView }) {
  const { params, change } = useUrlState();
  const step = chooseStep(run.steps, params.get("step"));
  const attempt = step ? chooseAttempt(step, params.get("attempt")) : null;
  const plain = useRunVerbs(run);
  const [asking, setAsking] = useState(false);
  const verbs = { ...plain, retry: run.status === "unknown" ? () => setAsking(true) : plain.retry };
  const select = useMemo(
    () => ({
      step: (node: string) => change({ step: node, attempt: null }),
      attempt: (number: number) => change({ step: step?.node ?? null, attempt: String(number) }),
    }),
    [change, step?.node],
  );
  useRunKeys({ run, step, attempt, select, retry: verbs.retry });
  return (
    <Page
      fixed
      crumbs={[{ label: runs.title, href: "/runs" }, { label: run.title }]}
      beside={<RunFacts run={run} />}
      actions={<RunActions run={run} verbs={verbs} />}
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_minmax(360px,448px)] max-lg:block max-lg:overflow-y-auto">
        <div className="lg:col-span-2">
          <h1 className="sr-only">{run.title}</h1>
          <FailureBox run={run} verbs={verbs} />
          <WaitBanner run={run} />
        </div>
        <div className="flex min-h-0 flex-col">
          <CanvasPart run={run} selected={step?.node ?? null} onSelect={select.step} />
          <Timeline run={run} selected={step?.node ?? null} attempt={attempt} select={select} />
        </div>
        {step ? <StepPanel key={step.node} run={run} step={step} attempt={attempt} onAttempt={select.attempt} /> : null}
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={words.unknownTitle}
        action={words.retryAnyway}
        cancel={words.unknownKeep}
        busy={plain.retrying}
        onConfirm={() => {
          setAsking(false);
          plain.retry();
        }}
      >
        {words.unknownText}
      </Confirm>
    </Page>
  );
}

function Opening() {
  return (
    <Loading label={words.loading} className="p-4">
      <div className="grid gap-4">
        <Skeleton className="h-24 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-40 rounded-lg" />
      </div>
    </Loading>
  );
}
