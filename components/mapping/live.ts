"use client";
import { useEffect, useMemo, useState } from "react";
import { trials } from "#components/lib/core/core.ts";
import type { FlowEnv } from "#server/flow/analysis.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { MappingIssue, MappingResult, MappingScope } from "#server/flow/mapping-compile.ts";
import { mappingAt } from "#server/flow/mapping-edit.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";

/** What mappings give for the sample, worked out beside the page's own thread: typing never waits for a formula. */

const none: MappingScope = {};

/** Data to try a step's mapping on; without any value until it is there. */
export function useSamples(graph: Graph, node: string, env: FlowEnv, outputs: { readonly [key: string]: Value }): MappingScope {
  const [scope, setScope] = useState<MappingScope>(none);
  useEffect(() => {
    let gone = false;
    void trials.scope(graph, node, env, outputs).then((found) => (gone ? undefined : setScope(found)));
    return () => {
      gone = true;
    };
  }, [graph, node, env, outputs]);
  return scope;
}

/** What a mapping gives. While a newer one is being worked out the last result stays; null before the first, and for null. */
export function useTrial(mapping: Mapping | null, scope: MappingScope, target?: Shape): MappingResult | null {
  const [result, setResult] = useState<MappingResult | null>(null);
  useEffect(() => {
    let gone = false;
    if (mapping === null) setResult(null);
    else void trials.try(mapping, scope, target).then((found) => (gone ? undefined : setResult(found)));
    return () => {
      gone = true;
    };
  }, [mapping, scope, target]);
  return result;
}

/** Null while it is not known. */
export type LiveResult = { readonly ok: true; readonly value: Value | undefined } | { readonly ok: false; readonly issue: MappingIssue } | null;

/** What one field gives for the sample; inside a list, what it gives for each row. */
export function useLive(
  { value, scope }: { readonly value: Mapping; readonly scope: MappingScope },
  path: readonly string[],
  mapping: Mapping | null,
): LiveResult {
  const at = path.indexOf("[]");
  const list = at < 0 ? null : mappingAt(value, path.slice(0, at));
  const each = list?.kind === "list" ? list.each : undefined;
  const whole = useMemo<Mapping | null>(
    () => (each === undefined || mapping === null ? mapping : { kind: "list", each: { ...each, item: mapping }, fixed: [] }),
    [each, mapping],
  );
  const result = useTrial(whole, scope);
  return useMemo(() => {
    if (result === null) return null;
    if (result.ok) return { ok: true, value: result.value };
    const [issue] = result.issues;
    return issue === undefined ? { ok: true, value: undefined } : { ok: false, issue };
  }, [result]);
}
