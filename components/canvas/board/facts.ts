import type { TileKind } from "#components/ui/tile.tsx";
import type { GraphNode, Logic } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { outputsOf } from "../graph/ports.ts";
import { connectionOf, type FlowEnv } from "../store/env.ts";

/** What a card shows of its step; the same in the outline, the picker and the dialogs. */
export interface StepFacts {
  readonly kind: TileKind;
  readonly icon: string | null;
  readonly monogram: string;
  /** Glyph of a step without an app. */
  readonly glyph: string | null;
  /** "Xero", "Mailchimp · sandbox", "Branch · 2 ways". */
  readonly app: string;
  /** Title of the app alone; empty for a step without one. */
  readonly appTitle: string;
  readonly sandbox: boolean;
}

const words = editorWords;

export function factsOf(node: GraphNode, env: FlowEnv): StepFacts {
  switch (node.kind) {
    case "trigger":
      if (node.trigger.type === "app") return appFacts(node.trigger.connector, node.connection, env, "trigger");
      return { ...plain, kind: "trigger", glyph: node.trigger.type, app: words.kinds[node.trigger.type].hint };
    case "action":
      return appFacts(node.connector, node.connection, env, "app");
    case "logic":
      return { ...plain, kind: node.logic.type === "set" ? "data" : "logic", glyph: node.logic.type, app: logicLine(node.logic, outputsOf(node).length) };
    case "note":
      return { ...plain, kind: "data", glyph: "note", app: words.kinds.note.name };
  }
}

const plain: StepFacts = { kind: "logic", icon: null, monogram: "", glyph: null, app: "", appTitle: "", sandbox: false };

function appFacts(connector: string, connection: string | null, env: FlowEnv, kind: "trigger" | "app"): StepFacts {
  const app = env.catalog.connectors[connector];
  const title = app?.title ?? connector;
  const sandbox = connectionOf(env, connection)?.sandbox ?? false;
  const extra = sandbox ? words.card.sandbox : kind === "trigger" ? words.kinds.instantly : null;
  return {
    kind,
    icon: app?.icon ?? null,
    monogram: app?.monogram ?? connector.slice(0, 2),
    glyph: null,
    app: extra === null ? title : `${title} · ${extra}`,
    appTitle: title,
    sandbox,
  };
}

function logicLine(logic: Logic, ways: number): string {
  switch (logic.type) {
    case "branch":
      return words.logicCard.branch(ways);
    case "respond":
      return words.logicCard.respond(logic.status);
    case "stop":
      return words.logicCard.stop(logic.outcome);
    case "filter":
      return words.logicCard.filter;
    case "set":
      return words.logicCard.set;
    case "join":
      return words.logicCard.join;
  }
}
