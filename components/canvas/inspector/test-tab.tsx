"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowUpRightIcon, FlaskConicalIcon } from "lucide-react";
import Link from "next/link";
import { useApi } from "#components/lib/api.tsx";
import { formatDuration } from "#components/lib/format.ts";
import { EmptyState } from "#components/ui/notice.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { StateLabel } from "#components/ui/state.tsx";
import type { GraphNode } from "#server/flow/graph.ts";
import { printJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useRun, useStepRun } from "../store/run-context.ts";
import { PanelSection } from "./row.tsx";

const words = editorWords.test;

/** How this step did in the test that was run last: state, what went in, what came out. */
export function TestTab({ node }: { node: GraphNode }) {
  const run = useStepRun(node.key);
  const runId = useRun((state) => state.runId);
  if (run === undefined || runId === null) {
    return (
      <EmptyState icon={<FlaskConicalIcon />} title={words.none}>
        {words.noneWhy}
      </EmptyState>
    );
  }
  return (
    <>
      <PanelSection>
        <div className="flex items-center gap-3 pb-2">
          <StateLabel state={run.status} />
          <span className="text-12 text-muted-foreground tabular-nums">{run.durationMs === null ? "" : formatDuration(run.durationMs)}</span>
          <span className="grow" />
          <Link href={`/runs/${runId}?step=${node.key}`} className="inline-flex items-center gap-1 font-medium text-12 text-primary-text hover:underline">
            {words.open}
            <ArrowUpRightIcon aria-hidden className="size-3.5" />
          </Link>
        </div>
        {run.sentence === null ? null : <p className="pb-2 text-failed">{run.sentence}</p>}
      </PanelSection>
      {run.status === "running" || run.status === "waiting" ? null : <Data key={`${runId} ${run.status}`} runId={runId} node={node.key} />}
    </>
  );
}

function Data({ runId, node }: { runId: string; node: string }) {
  const api = useApi();
  const detail = useQuery(api.runs.step.queryOptions({ id: runId, node }));
  if (detail.isError) return <ProblemBox error={detail.error} retry={() => void detail.refetch()} className="m-4" />;
  if (detail.data === undefined) {
    return (
      <Loading label={words.running} className="grid gap-3 p-4">
        <Skeleton className="w-40" />
        <Skeleton className="w-full" />
      </Loading>
    );
  }
  const { input, output } = detail.data;
  return (
    <>
      <Block title={words.output} value={output} />
      <Block title={words.input} value={input} />
    </>
  );
}

function Block({ title, value }: { title: string; value: Value | null }) {
  return (
    <PanelSection title={title}>
      {value === null ? (
        <p className="pb-2 text-muted-foreground">{words.noOutput}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard
        <pre tabIndex={0} className="mb-2 max-h-80 overflow-auto rounded-md border border-border bg-muted p-2 font-mono text-12">
          {pretty(value)}
        </pre>
      )}
    </PanelSection>
  );
}

/** Indented for reading. Exact numbers are printed by the flow's own printer, so none is rounded on the way. */
function pretty(value: Value): string {
  const text = printJson(value);
  let depth = 0;
  let quoted = false;
  let out = "";
  for (const [index, char] of [...text].entries()) {
    if (char === '"' && text[index - 1] !== "\\") quoted = !quoted;
    if (quoted) out += char;
    else if (char === "{" || char === "[") out += `${char}\n${"  ".repeat(++depth)}`;
    else if (char === "}" || char === "]") out += `\n${"  ".repeat(--depth)}${char}`;
    else if (char === ",") out += `,\n${"  ".repeat(depth)}`;
    else out += char === ":" ? ": " : char;
  }
  return out;
}
