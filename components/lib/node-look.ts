import type { Catalog } from "#server/flow/catalog.ts";
import type { GraphNode } from "#server/flow/graph.ts";
import { steps } from "#server/messages/steps.ts";

/** How a step is drawn wherever it appears: tile, kind, and the grey line under its name. */
export interface NodeLook {
  readonly kind: "trigger" | "app" | "logic" | "data" | "human";
  readonly icon: string | null;
  readonly monogram: string;
  /** Name of a drawn sign, for steps without an app. */
  readonly glyph?: string;
  readonly app: string;
}

/** Looks of a step. An app that the catalog does not know shows its id. */
export function nodeLook(node: GraphNode, catalog: Catalog | undefined): NodeLook {
  switch (node.kind) {
    case "trigger":
      if (node.trigger.type === "app") return { kind: "trigger", ...appLook(node.trigger.connector, catalog) };
      return { kind: "trigger", icon: null, monogram: "", glyph: node.trigger.type, app: steps.triggers[node.trigger.type] };
    case "action":
      return { kind: "app", ...appLook(node.connector, catalog) };
    case "logic":
      return { kind: node.logic.type === "set" ? "data" : "logic", icon: null, monogram: "", glyph: node.logic.type, app: steps.logic[node.logic.type] };
    case "note":
      return { kind: "data", icon: null, monogram: "", glyph: "note", app: steps.note };
  }
}

function appLook(id: string, catalog: Catalog | undefined): Pick<NodeLook, "icon" | "monogram" | "app"> {
  const connector = catalog?.connectors[id];
  return { icon: connector?.icon ?? null, monogram: connector?.monogram ?? id.slice(0, 2), app: connector?.title ?? id };
}
