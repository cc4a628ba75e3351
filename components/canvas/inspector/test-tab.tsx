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
import { ValueView } from "#components/ui/value-view.tsx";
import type { Catalog } from "#server/flow/catalog.ts";
import type { GraphNode } from "#server/flow/graph.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";
import { editorWords } from "#server/messages/editor.ts";
import { useEditor } from "../store/context.ts";
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
      {run.status === "running" || run.status === "waiting" ? null : <Data key={`${runId} ${run.status}`} runId={runId} node={node} />}
    </>
  );
}

function Data({ runId, node }: { runId: string; node: GraphNode }) {
  const api = useApi();
  const catalog = useEditor((state) => state.env.catalog);
  const detail = useQuery(api.runs.step.queryOptions({ id: runId, node: node.key }));
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
  const shapes = shapesOf(node, catalog);
  return (
    <>
      <Block title={words.output} value={output} shape={shapes.output} />
      {node.kind === "trigger" ? null : <Block title={words.input} value={input} shape={shapes.input} />}
    </>
  );
}

function Block({ title, value, shape }: { title: string; value: Value | null; shape: Shape | undefined }) {
  return (
    <section className="border-border border-b pt-3 pb-2">
      <h3 className="px-4 pb-1 font-semibold">{title}</h3>
      {value === null ? (
        <p className="px-4 pb-2 text-muted-foreground">{words.noOutput}</p>
      ) : (
        <ValueView value={value} {...(shape === undefined ? {} : { shape })} />
      )}
    </section>
  );
}

/** Titles for what went in and came out, from the app's description. */
function shapesOf(node: GraphNode, catalog: Catalog): { readonly input: Shape | undefined; readonly output: Shape | undefined } {
  if (node.kind === "action") {
    const operation = catalog.connectors[node.connector]?.operations[node.operation];
    return { input: operation?.input, output: operation?.output };
  }
  if (node.kind !== "trigger") return { input: undefined, output: undefined };
  const { trigger } = node;
  return { input: undefined, output: trigger.type === "app" ? catalog.connectors[trigger.connector]?.triggers[trigger.trigger]?.output : trigger.shape };
}
