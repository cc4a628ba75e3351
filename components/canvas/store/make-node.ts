import { freshKey } from "#server/flow/fresh-key.ts";
import { defaultSettings, type Graph, type GraphNode, type Logic, type Position } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { type FlowEnv, likelyConnection } from "./env.ts";

/** What the picker offers, as a value: it is what is dragged, clicked, searched and pasted. */
export type StepKind =
  | { readonly type: "app-trigger"; readonly connector: string; readonly trigger: string }
  | { readonly type: "webhook" }
  | { readonly type: "manual" }
  | { readonly type: "action"; readonly connector: string; readonly operation: string }
  | { readonly type: "logic"; readonly logic: Logic["type"] }
  | { readonly type: "note" };

export function isTriggerKind(kind: StepKind): boolean {
  return kind.type === "app-trigger" || kind.type === "webhook" || kind.type === "manual";
}

/** A new step as it first stands on the canvas: named after what it does, with the likeliest account, nothing mapped. */
export function makeNode(kind: StepKind, graph: Graph, env: FlowEnv, position: Position): GraphNode {
  const name = kindName(kind, env);
  const key = freshKey(kind.type === "note" ? "note" : name, new Set(graph.nodes.map((node) => node.key)));
  const base = { key, name: freshName(name, graph), position };
  switch (kind.type) {
    case "app-trigger": {
      const trigger = { type: "app", connector: kind.connector, trigger: kind.trigger } as const;
      return { ...base, kind: "trigger", trigger, connection: likelyConnection(env, kind.connector) };
    }
    case "webhook":
    case "manual":
      return { ...base, kind: "trigger", trigger: { type: kind.type }, connection: null };
    case "action":
      return {
        ...base,
        kind: "action",
        connector: kind.connector,
        operation: kind.operation,
        connection: likelyConnection(env, kind.connector),
        input: { kind: "record", fields: {} },
        settings: defaultSettings,
      };
    case "logic":
      return { ...base, kind: "logic", logic: newLogic(kind.logic) };
    case "note":
      return { ...base, kind: "note", text: "" };
  }
}

/** What a step of this kind is called before a person names it. */
export function kindName(kind: StepKind, env: FlowEnv): string {
  switch (kind.type) {
    case "app-trigger":
      return env.catalog.connectors[kind.connector]?.triggers[kind.trigger]?.title ?? kind.trigger;
    case "action":
      return env.catalog.connectors[kind.connector]?.operations[kind.operation]?.title ?? kind.operation;
    case "logic":
      return editorWords.logic[kind.logic].name;
    case "webhook":
    case "manual":
    case "note":
      return editorWords.kinds[kind.type].name;
  }
}

function freshName(name: string, graph: Graph): string {
  const taken = new Set(graph.nodes.map((node) => node.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}

function newLogic(type: Logic["type"]): Logic {
  const nothing = { kind: "literal", value: "" } as const;
  switch (type) {
    case "branch":
      return { type, cases: [{ id: "yes", label: editorWords.branch.firstCase, condition: "" }] };
    case "filter":
      return { type, condition: "" };
    case "set":
      return { type, value: { kind: "record", fields: {} } };
    case "join":
      return { type };
    case "respond":
      return { type, status: 200, body: { kind: "record", fields: {} } };
    case "stop":
      return { type, outcome: "failed", message: nothing };
  }
}
