import { connectors } from "#server/connectors/index.ts";
import { AppError } from "#server/errors.ts";
import type { Catalog } from "#server/flow/catalog.ts";
import type { Graph, TriggerNode } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";
import { runTitle } from "#server/triggers/names.ts";

/** The event a test begins with: the given sample, else the first step's own, else the app's. */
export function sampleOf(graph: Graph, given: Value | undefined, catalog: Catalog): Value {
  const sample = given ?? ownSample(triggerOf(graph), catalog);
  if (sample === undefined) throw new AppError("invalid", "sample_missing");
  return sample;
}

function triggerOf(graph: Graph): TriggerNode | undefined {
  return graph.nodes.find((node) => node.kind === "trigger");
}

function ownSample(node: TriggerNode | undefined, catalog: Catalog): Value | undefined {
  if (!node) return undefined;
  const { trigger } = node;
  return trigger.type === "app" ? catalog.connectors[trigger.connector]?.triggers[trigger.trigger]?.sample : trigger.sample;
}

/** What a run of this event is called. */
export function titleOf(graph: Graph, event: Value): string {
  const trigger = triggerOf(graph)?.trigger;
  const known = trigger?.type === "app" ? connectors[trigger.connector]?.triggers[trigger.trigger] : undefined;
  return known ? runTitle(known.runTitle, event) : "";
}
