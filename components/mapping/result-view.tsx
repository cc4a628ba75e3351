"use client";
import { CircleCheckIcon, TriangleAlertIcon } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { cn } from "#components/ui/cn.ts";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { printJson } from "#server/flow/json.ts";
import { mappingAt } from "#server/flow/mapping-edit.ts";
import type { Shape } from "#server/flow/shape.ts";
import { isList, isRecord, type Value } from "#server/flow/value.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { useTrial } from "./live.ts";
import { samePath } from "./model.ts";
import { ResultTable } from "./result-table.tsx";
import { showChoice, showValue } from "./show.ts";
import { type TargetNode, targetNodes } from "./target.ts";

const words = mappingWords.wide;

/** What the step would be given for the sample, as a form and as JSON. */
export function ResultView() {
  const { value, scope, target, outputs } = useMap();
  const [tab, setTab] = useState("form");
  const result = useTrial(value, scope, target);
  // What does not suit the app is shown all the same.
  const loose = useTrial(value, scope);
  const shown = loose?.ok === true ? loose.value : null;
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-3 px-4">
        <h2 className="font-semibold">{words.result}</h2>
        <span className="grow" />
        <span className="text-12 text-muted-foreground">{Object.keys(outputs).length > 0 ? words.sampleTest : words.sampleApp}</span>
      </div>
      <Tabs value={tab} onValueChange={setTab} className="flex min-h-0 grow flex-col">
        <TabsList aria-label={words.result} className="shrink-0">
          <TabsTrigger value="form">{words.form}</TabsTrigger>
          <TabsTrigger value="json">{words.json}</TabsTrigger>
        </TabsList>
        <TabsContent value="form" className="min-h-0 grow overflow-y-auto pb-4">
          <ResultNodes nodes={inOrder(targetNodes(target, value))} result={shown} target={target} />
        </TabsContent>
        <TabsContent value="json" className="min-h-0 grow overflow-auto p-4">
          <pre className="font-mono text-12">{shown === null ? "" : indented(printJson(shown))}</pre>
        </TabsContent>
      </Tabs>
      {result === null ? null : (
        <div className={cn("flex items-center gap-2 border-border border-t px-4 py-2.5", result.ok ? "text-success" : "text-waiting")}>
          {result.ok ? <CircleCheckIcon aria-hidden className="size-4" /> : <TriangleAlertIcon aria-hidden className="size-4" />}
          {result.ok ? words.valid : words.invalid(result.issues.length)}
        </div>
      )}
    </>
  );
}

function ResultNodes({ nodes, result, target }: { nodes: readonly TargetNode[]; result: Value | null; target: Shape }) {
  const { value } = useMap();
  return nodes.map((node) => {
    const key = node.path.join("/");
    if (node.type === "group") {
      const inside = node.children.filter((child) => child.required || valueAt(result, child.path) !== undefined);
      return inside.length === 0 ? null : (
        <section key={key} className="mt-2 border-border border-t pt-2">
          <h3 className="px-4 py-1 font-semibold">{node.title}</h3>
          <ResultNodes nodes={inside} result={result} target={target} />
        </section>
      );
    }
    const here = valueAt(result, node.path);
    if (node.type === "list")
      return here !== undefined && isList(here) ? <ResultTable key={key} node={node} rows={here} fixed={fixedOf(mappingAt(value, node.path))} /> : null;
    return node.required || here !== undefined ? <ResultLine key={key} node={node} value={here} /> : null;
  });
}

/** As the form has it: what stands alone first, then groups and lists. */
function inOrder(nodes: readonly TargetNode[]): readonly TargetNode[] {
  return nodes.toSorted((a, b) => Number(a.type !== "field") - Number(b.type !== "field"));
}

function fixedOf(mapping: ReturnType<typeof mappingAt>): number {
  return mapping?.kind === "list" ? mapping.fixed.length : 0;
}

function ResultLine({ node, value }: { node: TargetNode; value: Value | undefined }) {
  const { focus } = useMap();
  const active = useStore(focus, (state) => state.field !== null && samePath(state.field.path, node.path));
  const go = (): void => {
    const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(node.path.join("/"))}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("input[data-text]:last-of-type, button[role=combobox]")?.focus();
  };
  return (
    <button
      type="button"
      className={cn(
        "grid min-h-7 w-full grid-cols-[112px_minmax(0,1fr)] items-center gap-3 border-l-2 border-transparent px-4 text-left hover:bg-accent",
        active && "border-ring bg-primary-soft hover:bg-primary-soft",
      )}
      onClick={go}
    >
      <span className="truncate text-12 text-muted-foreground">{node.title}</span>
      {value === undefined ? (
        <span className="text-waiting">{mappingWords.values.none}</span>
      ) : (
        <span className="truncate">{node.type === "field" ? showChoice(node.shape, value) : showValue(value)}</span>
      )}
    </button>
  );
}

export function valueAt(result: Value | null, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (at, step) => (at !== undefined && isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined),
    result ?? undefined,
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(
      JSON.parse(json, (_, value: unknown) => value),
      null,
      2,
    );
  } catch {
    return json;
  }
}
