"use client";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useApi } from "#components/lib/api.tsx";
import { prettyJson } from "#components/lib/values.ts";
import { CopyButton } from "#components/ui/copy.tsx";
import { ProblemBox } from "#components/ui/problem.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Loading, Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { ValueView } from "#components/ui/value-view.tsx";
import type { StepDetail } from "#server/api/views/runs.ts";
import type { Catalog } from "#server/flow/catalog.ts";
import type { GraphNode } from "#server/flow/graph.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";
import { runs } from "#server/messages/runs.ts";
import { RequestView } from "./request-view.tsx";
import { isTrouble, type RunStep, type RunView } from "./status.ts";
import { useStepDetail } from "./use-run.ts";

const words = runs.run;

type Tab = keyof typeof words.tabs;

/** Input, output and request of one attempt. Opens where the answer to "why" most likely is. */
export function StepData({ run, step, attempt }: { run: RunView; step: RunStep; attempt: number | null }) {
  const node = run.graph.nodes.find((each) => each.key === step.node);
  const isTrigger = node?.kind === "trigger";
  const [tab, setTab] = useState<string>(isTrigger || (step.status === "succeeded" && !isTrouble(step.status)) ? "output" : "input");
  const tabs: readonly Tab[] = isTrigger ? ["output"] : node?.kind === "action" ? ["input", "output", "request"] : ["input", "output"];
  if (step.status === "notReached" || step.status === "skipped") {
    return <p className="grow border-border border-t px-4 py-6 text-muted-foreground">{step.status === "skipped" ? words.skipped : words.notReached}</p>;
  }
  return (
    <Tabs value={tab} onValueChange={setTab} className="flex min-h-0 grow flex-col">
      <TabsList>
        {tabs.map((each) => (
          <TabsTrigger key={each} value={each}>
            {words.tabs[each]}
          </TabsTrigger>
        ))}
      </TabsList>
      {tabs.map((each) => (
        <TabsContent key={each} value={each} className="min-h-0 grow overflow-y-auto max-lg:overflow-visible">
          <Detail run={run} step={step} attempt={attempt} tab={each} node={node} />
        </TabsContent>
      ))}
    </Tabs>
  );
}

interface DetailProps {
  run: RunView;
  step: RunStep;
  attempt: number | null;
  tab: Tab;
  node: GraphNode | undefined;
}

function Detail({ run, step, attempt, tab, node }: DetailProps) {
  const api = useApi();
  const { data: catalog } = useQuery(api.catalog.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const { data, error, refetch } = useStepDetail(run.id, step.node, attempt);
  if (error) return <ProblemBox error={error} retry={() => void refetch()} className="m-4" />;
  if (!data) return <DetailLoading />;
  const detail: StepDetail = data;
  const shapes = shapesOf(node, catalog);
  switch (tab) {
    case "input":
      return <Data value={detail.input} shape={shapes.input} none={words.noInput} />;
    case "output":
      return (
        <Data
          value={detail.output}
          shape={shapes.output}
          none={detail.failure?.sentence ?? (step.status === "running" ? words.stillRunning : words.noOutput)}
        />
      );
    case "request":
      return detail.request ? <RequestView request={detail.request} idempotencyKey={detail.key} /> : <Nothing>{words.noRequest}</Nothing>;
  }
}

function Data({ value, shape, none }: { value: Value; shape: Shape | undefined; none: string }) {
  const [form, setForm] = useState<"fields" | "json">("fields");
  if (value === null) return <Nothing>{none}</Nothing>;
  const json = () => prettyJson(value);
  return (
    <>
      <div className="flex items-center gap-2 border-border border-b px-4 py-1.5">
        <Segmented
          label={words.view}
          value={form}
          onChange={setForm}
          options={[
            { value: "fields", label: words.fields },
            { value: "json", label: words.json },
          ]}
        />
        <span className="grow" />
        {form === "json" ? <CopyButton text={json()} label={runs.values.copy} done={runs.values.copied} /> : null}
      </div>
      {form === "fields" ? (
        <ValueView value={value} shape={shape} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        <pre tabIndex={0} className="overflow-x-auto px-4 py-3 font-mono text-12 focus-visible:-outline-offset-2">
          {json()}
        </pre>
      )}
    </>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-4 py-6 text-muted-foreground">{children}</p>;
}

function DetailLoading() {
  return (
    <Loading label={words.loadingStep} className="px-4 py-3">
      <div className="grid gap-4">
        <Skeleton className="w-3/4" />
        <Skeleton className="w-1/2" />
        <Skeleton className="w-2/3" />
      </div>
    </Loading>
  );
}

/** What the app's description says of the data, for labels; nothing when it says nothing. */
function shapesOf(node: GraphNode | undefined, catalog: Catalog | undefined): { input: Shape | undefined; output: Shape | undefined } {
  if (node?.kind === "action") {
    const operation = catalog?.connectors[node.connector]?.operations[node.operation];
    return { input: operation?.input, output: operation?.output };
  }
  if (node?.kind === "trigger" && node.trigger.type === "app") {
    return { input: undefined, output: catalog?.connectors[node.trigger.connector]?.triggers[node.trigger.trigger]?.output };
  }
  return { input: undefined, output: undefined };
}
