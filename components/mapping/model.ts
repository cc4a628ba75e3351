"use client";
import { useMemo, useState } from "react";
import { checkFormula } from "#server/flow/expression/check-formula.ts";
import { type Scope, scopeOf, withName } from "#server/flow/expression/scope.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { MappingScope } from "#server/flow/mapping-compile.ts";
import { emptyMapping, mappingAt, setAt } from "#server/flow/mapping-edit.ts";
import type { Problem } from "#server/flow/problem.ts";
import { scopeShapes, targetShape } from "#server/flow/scope.ts";
import type { Shape } from "#server/flow/shape.ts";
import { itemOf } from "#server/flow/shape-typed.ts";
import { formulaOf, type Suggestion, suggest } from "#server/flow/suggest.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import type { MappingProps } from "./context.ts";
import { createFocusStore, type FocusedField, type FocusStore } from "./focus-store.ts";
import { useSamples } from "./live.ts";
import { rowFormula, type SourceRow, type SourceStep, sourceSteps } from "./sources.ts";

/** Everything the parts of the form share: what goes in, what it is filled from, and how to change it. */
export interface MapModel extends MappingProps {
  readonly target: Shape;
  readonly steps: readonly SourceStep[];
  readonly scope: MappingScope;
  readonly suggestions: readonly Suggestion[];
  readonly focus: FocusStore;
  /** Problems of exactly this place. */
  readonly problemsAt: (path: readonly string[]) => readonly Problem[];
  /** The list group that this place stands in, outermost list only. */
  readonly within: (path: readonly string[]) => { readonly list: string; readonly as: string } | null;
  /** Names that a formula at this place may use, with their types. */
  readonly scopeAt: (path: readonly string[]) => Scope;
  /** What a formula at this place gives, as far as it can be known. */
  readonly shapeOf: (formula: string, path: readonly string[]) => Shape;
  /** Puts a row of the tree into a field that can take a formula; in a list without a sentence, an item's field sets it. */
  readonly use: (row: SourceRow, field: FocusedField) => void;
  /** Writes one field; `title` names it in the undo list. */
  readonly set: (path: readonly string[], mapping: Mapping | null, title: string) => void;
}

const nothing: Shape = { type: "unknown" };

export function useMapModel(props: MappingProps): MapModel {
  const { graph, node, env, value, outputs } = props;
  // Its own mapping is no part of what a step may use, so typing does not work the sources out again.
  const others = useOthers(graph, node);
  const target = useMemo(() => targetShape(graph, node, env) ?? nothing, [graph, node, env]);
  const sources = useMemo(() => scopeShapes(others, node, env), [others, node, env]);
  const scope = useSamples(others, node, env, outputs);
  const steps = useMemo(() => sourceSteps(sources, scope), [sources, scope]);
  const suggestions = useMemo(() => suggest(target, sources, value), [target, sources, value]);
  const types = useMemo(() => scopeOf(Object.fromEntries(sources.map((source) => [source.key, source.typed]))), [sources]);
  const focus = useMemo(createFocusStore, []);
  return useMemo(
    () => ({
      ...props,
      target,
      steps,
      scope,
      suggestions,
      focus,
      problemsAt: (path) => props.problems.filter((problem) => samePath(problem.place.path ?? [], path)),
      within: (path) => listAround(value, path),
      scopeAt: (path) => typesAt(types, listAround(value, path)),
      shapeOf: (formula, path) => checkFormula(formula, typesAt(types, listAround(value, path))).typed.shape,
      use: (row, field) => {
        const at = field.path.indexOf("[]");
        const listPath = field.path.slice(0, at);
        const unset = at >= 0 && row.list !== null && (listAround(value, field.path)?.list ?? "") === "";
        if (!unset || row.list === null) return field.insert(rowFormula(row, listAround(value, field.path)));
        const list = mappingAt(value, listPath);
        const bare = list?.kind === "list" ? list : { kind: "list" as const, fixed: [] };
        const item = setAt(bare.each?.item ?? emptyMapping, field.path.slice(at + 1), { kind: "formula", formula: formulaOf(["item", ...row.path]) });
        const next: Mapping = { ...bare, each: { list: row.list.formula, as: "item", item } };
        props.onChange(setAt(value, listPath, next), mappingWords.did.field(field.title));
        props.say(mappingWords.list.set(row.list.title));
      },
      set: (path, mapping, title) => props.onChange(setAt(value, path, mapping), mappingWords.did.field(title), path.join("/")),
    }),
    [props, target, steps, scope, suggestions, focus, value, types],
  );
}

/** The graph, the same object for as long as nothing but this step's own settings and the places of cards changed. */
function useOthers(graph: Graph, node: string): Graph {
  const [kept, setKept] = useState({ graph, node });
  if (kept.graph === graph && kept.node === node) return graph;
  if (kept.node === node && sameOthers(kept.graph, graph, node)) return kept.graph;
  setKept({ graph, node });
  return graph;
}

/** Steps are shared between graphs, so nearly all are the very same: looking at a thousand takes no time. */
function sameOthers(a: Graph, b: Graph, node: string): boolean {
  if (a.edges !== b.edges || a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((one, index) => {
    const other = b.nodes[index];
    if (one === other || (one.key === node && other?.key === node)) return true;
    return other !== undefined && JSON.stringify({ ...one, position: null }) === JSON.stringify({ ...other, position: null });
  });
}

export function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function listAround(value: Mapping, path: readonly string[]): { readonly list: string; readonly as: string } | null {
  const at = path.indexOf("[]");
  const list = at < 0 ? null : mappingAt(value, path.slice(0, at));
  return list?.kind === "list" && list.each !== undefined ? { list: list.each.list, as: list.each.as } : null;
}

/** Inside a list its item can be named too. */
function typesAt(types: Scope, within: { readonly list: string; readonly as: string } | null): Scope {
  const item = within === null ? null : itemOf(checkFormula(within.list, types).typed);
  return within === null || item === null ? types : withName(types, within.as, item);
}
