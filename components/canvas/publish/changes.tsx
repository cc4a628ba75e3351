"use client";
import { ArrowRightIcon, MinusIcon, PencilIcon, PlusIcon } from "lucide-react";
import { Tile } from "#components/ui/tile.tsx";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { factsOf } from "../board/facts.ts";
import { afterWhat } from "../board/sentence.ts";
import type { FlowEnv } from "../store/env.ts";
import { changeWords } from "./change-words.ts";
import type { Change } from "./diff.ts";

const words = editorWords.publish;

interface ChangesProps {
  /** Null while the live version is on its way, or when there is none. */
  changes: readonly Change[] | null;
  first: boolean;
  /** Heads the list; counts the changes from live unless given. */
  title?: string;
  graph: Graph;
  env: FlowEnv;
}

/** The plain difference from what is live. */
export function Changes({ changes, first, graph, env, title }: ChangesProps) {
  const steps = graph.nodes.filter((node) => node.kind !== "note");
  if (first) return <List title={words.steps(steps.length)} rows={steps.map((node) => ({ type: "added", node }))} graph={graph} env={env} />;
  if (changes === null) return null;
  if (changes.length === 0) return <p className="text-muted-foreground">{words.same}</p>;
  return <List title={title ?? words.changes(changes.length)} rows={changes} graph={graph} env={env} />;
}

function List({ title, rows, graph, env }: { title: string; rows: readonly Change[]; graph: Graph; env: FlowEnv }) {
  return (
    <section>
      <h3 className="pb-2 font-semibold">{title}</h3>
      <ul className="max-h-64 divide-y divide-border overflow-y-auto rounded-lg border border-border">
        {rows.map((change) => (
          <li key={rowKey(change)} className="grid min-h-10 grid-cols-[16px_20px_minmax(0,144px)_minmax(0,1fr)_auto] items-center gap-3 px-3 py-1.5">
            <Sign type={change.type} />
            <NodeTile node={change.node} env={env} />
            <span className="truncate font-medium">{change.node.name}</span>
            <What change={change} graph={graph} env={env} />
            <span className="text-12 text-muted-foreground">{words[change.type]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ change, graph, env }: { change: Change; graph: Graph; env: FlowEnv }) {
  if (change.type === "added") return <span className="truncate text-muted-foreground">{words.newStep(afterWhat(graph, change.node))}</span>;
  if (change.type === "removed") return <span className="truncate text-muted-foreground">{words.goneStep}</span>;
  const { what, before, after } = changeWords(change, graph, env);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-muted-foreground">
      {what}
      {before === "" ? null : <del className="max-w-40 truncate text-failed">{before}</del>}
      {before === "" && after === "" ? null : <ArrowRightIcon aria-hidden className="size-3 shrink-0" />}
      {after === "" ? null : <ins className="max-w-48 truncate font-medium text-foreground no-underline">{after}</ins>}
    </span>
  );
}

function rowKey(change: Change): string {
  if (change.type !== "changed") return `${change.type} ${change.node.key}`;
  return `${change.node.key} ${change.what.part} ${change.what.part === "field" ? change.what.path.join("/") : ""}`;
}

function NodeTile({ node, env }: { node: GraphNode; env: FlowEnv }) {
  const facts = factsOf(node, env);
  return <Tile size={20} kind={facts.kind} icon={facts.icon} monogram={facts.monogram} {...(facts.glyph === null ? {} : { glyph: facts.glyph })} />;
}

function Sign({ type }: { type: Change["type"] }) {
  if (type === "added") return <PlusIcon aria-hidden className="size-4 text-success" />;
  if (type === "removed") return <MinusIcon aria-hidden className="size-4 text-failed" />;
  return <PencilIcon aria-hidden className="size-4 text-waiting" />;
}
