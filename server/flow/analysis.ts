import type { Catalog, CatalogConnection } from "./catalog.ts";
import { type Certainty, certaintyOf } from "./certainty.ts";
import { type Fact, factsOf, narrowed } from "./expression/facts.ts";
import { parseFormula } from "./expression/parse.ts";
import type { Scope } from "./expression/scope.ts";
import { type ActionNode, ERROR, type Graph, type GraphNode, type Logic, OUT } from "./graph.ts";
import { checkMapping, openTarget, type Target } from "./mapping-check.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { mergeShapes } from "./shape-of.ts";
import { type Typed, typed } from "./shape-typed.ts";
import { type Topology, topologyOf } from "./topology.ts";

/** What a flow is checked against. */
export interface FlowEnv {
  readonly catalog: Catalog;
  readonly connections: readonly CatalogConnection[];
}

/** What a step that failed gives to the steps behind its `error` port. */
export const errorShape: ObjectShape = {
  type: "object",
  properties: {
    error: {
      type: "object",
      title: "Error",
      properties: {
        kind: { type: "string", enum: ["rejected", "unavailable", "unauthorized", "refused", "mapping"] },
        message: { type: "string", title: "Message" },
        status: { type: "number", integer: true, title: "Status" },
        field: { type: "string", title: "Field" },
      },
      required: ["kind", "message"],
    },
  },
  required: ["error"],
};

/** What can be known of a flow without running it. Made once for a graph; answers are worked out when asked and kept. */
export class Analysis {
  readonly topology: Topology;
  readonly #env: FlowEnv;
  readonly #certainty: Certainty;
  readonly #outputs = new Map<number, Typed | null>();
  readonly #keys: ReadonlySet<string>;

  constructor(graph: Graph, env: FlowEnv) {
    this.#env = env;
    this.topology = topologyOf(graph);
    this.#certainty = certaintyOf(this.topology);
    this.#keys = new Set(this.topology.order.flatMap((i) => this.topology.nodes[i]?.key ?? []));
  }

  /** What the formulas of a step may name: every step before it that gives something. */
  scopeOf(node: number): Scope {
    const named = new Map<string, Typed | undefined>();
    return {
      get: (name) => {
        if (!named.has(name)) named.set(name, narrowed(name, this.#seen(name, node), this.#factsAt(node)));
        return named.get(name);
      },
      names: () => this.namesFor(node),
      isStranger: (name) => this.topology.index.has(name) && (!this.#keys.has(name) || this.output(this.topology.index.get(name) ?? -1) !== null),
    };
  }

  /** What the conditions on the way to a step say is there: behind a filter on `has(order.email)` there is an e-mail. */
  #factsAt(node: number): readonly Fact[] {
    return this.#certainty.taken(node).flatMap(({ node: before, port }) => {
      const step = this.topology.nodes[before];
      return step?.kind === "logic" ? factsOfWay(step.logic, port) : [];
    });
  }

  /** Keys of the steps that a step may name, nearest first. */
  namesFor(node: number): readonly string[] {
    const before = this.topology.order.filter((other) => this.topology.leadsTo(other, node) && this.output(other) !== null);
    return before.reverse().flatMap((other) => this.topology.nodes[other]?.key ?? []);
  }

  /** What the step of that key looks like from `node`: missing if it may not have run, an error if it may have failed. */
  #seen(key: string, node: number): Typed | undefined {
    const before = this.topology.index.get(key);
    if (before === undefined || !this.topology.leadsTo(before, node)) return undefined;
    const output = this.output(before);
    const source = this.topology.nodes[before];
    if (output === null || source === undefined) return undefined;
    const optional = !this.#certainty.ran(before, node);
    const shape = source.kind === "action" ? this.#shapeAfter(source, before, node, output.shape) : output.shape;
    return typed(shape, optional || output.optional);
  }

  #shapeAfter(source: ActionNode, before: number, node: number, output: Shape): Shape {
    const failed = (this.topology.outgoing[before] ?? []).some((wire) => wire.port === ERROR);
    const { onError } = source.settings;
    if (onError === "stop" || (onError === "route" && !failed)) return output;
    const port = onError === "route" ? this.#certainty.leftBy(before, node) : null;
    if (port === OUT) return output;
    return port === ERROR ? errorShape : mergeShapes(output, errorShape);
  }

  /** What a step gives when it has done its work; null for steps that give nothing. */
  output(node: number): Typed | null {
    const known = this.#outputs.get(node);
    if (known !== undefined) return known;
    const step = this.topology.nodes[node];
    const fresh = step === undefined ? null : this.#outputOf(step, node);
    this.#outputs.set(node, fresh);
    return fresh;
  }

  #outputOf(node: GraphNode, i: number): Typed | null {
    const shape = declaredOutput(node, this.#env);
    if (shape !== null) return typed(shape, false);
    if (node.kind !== "logic" || node.logic.type !== "set") return null;
    // A step of a loop has nothing before it to type its formulas by.
    if (!this.#keys.has(node.key)) return { shape: { type: "unknown" }, optional: false };
    return { ...checkMapping(node.logic.value, openTarget, this.scopeOf(i)).typed, optional: false };
  }
}

/** A branch takes the first case that holds, so those before it did not. */
function factsOfWay(logic: Logic, port: string): readonly Fact[] {
  if (logic.type === "filter") return factsOfText(logic.condition, true);
  if (logic.type !== "branch") return [];
  const at = logic.cases.findIndex((one) => one.id === port);
  const failed = at < 0 ? logic.cases : logic.cases.slice(0, at);
  const held = logic.cases[at];
  return [...failed.flatMap((one) => factsOfText(one.condition, false)), ...(held === undefined ? [] : factsOfText(held.condition, true))];
}

function factsOfText(condition: string, held: boolean): readonly Fact[] {
  const parsed = parseFormula(condition);
  return parsed.ok ? factsOf(parsed.expr, held) : [];
}

function declaredOutput(node: GraphNode, env: FlowEnv): Shape | null {
  if (node.kind === "trigger") {
    const { trigger } = node;
    if (trigger.type !== "app") return trigger.shape ?? { type: "unknown" };
    return own(own(env.catalog.connectors, trigger.connector)?.triggers, trigger.trigger)?.output ?? { type: "unknown" };
  }
  if (node.kind !== "action") return null;
  return own(own(env.catalog.connectors, node.connector)?.operations, node.operation)?.output ?? { type: "unknown" };
}

/** An entry of a table by a name out of a document: never what the object inherits. */
export function own<T>(table: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** What the mapping of a step is put into; null for steps without one. */
export function targetOf(node: GraphNode, env: FlowEnv): Target | null {
  if (node.kind === "action") {
    const input = own(own(env.catalog.connectors, node.connector)?.operations, node.operation)?.input;
    return input === undefined ? openTarget : { shape: input, required: true };
  }
  if (node.kind !== "logic") return null;
  switch (node.logic.type) {
    case "set":
    case "respond":
      return openTarget;
    case "stop":
      return { shape: { type: "string", maxLength: 1_000 }, required: false };
    case "branch":
    case "filter":
    case "join":
      return null;
  }
}
