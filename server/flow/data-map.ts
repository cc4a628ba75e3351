import { type FlowEnv, own } from "./analysis.ts";
import type { ActionNode, Graph } from "./graph.ts";
import { lineageOf } from "./lineage.ts";
import type { Shape } from "./shape.ts";
import { propertyOf } from "./shape-typed.ts";

/** One field that a flow sends to an app, and what it is made of. */
export interface DataFlow {
  /** Key of the step that sends it. */
  readonly node: string;
  readonly connector: string;
  readonly hosts: readonly string[];
  /** Place in the app's input, as in `Place.path`. */
  readonly target: readonly string[];
  /** Paths that begin with a step's key; empty for what is written in the flow itself. */
  readonly sources: readonly (readonly string[])[];
  /** The app says that the field holds personal data. */
  readonly personal: boolean;
}

/** Which fields go to which host: the record of what a flow does with people's data. */
export function dataMap(graph: Graph, env: FlowEnv): readonly DataFlow[] {
  return graph.nodes.flatMap((node) => (node.kind === "action" ? sentBy(node, env) : []));
}

function sentBy(node: ActionNode, env: FlowEnv): readonly DataFlow[] {
  const connector = own(env.catalog.connectors, node.connector);
  const input = own(connector?.operations, node.operation)?.input;
  return lineageOf(node.input).map(({ target, sources }) => ({
    node: node.key,
    connector: node.connector,
    hosts: connector?.hosts ?? [],
    target,
    sources,
    personal: input !== undefined && isPersonal(input, target),
  }));
}

/** A field is personal when it, or anything around or inside it, is said to be. */
function isPersonal(shape: Shape, path: readonly string[]): boolean {
  if (shape.personal) return true;
  const [key, ...rest] = path;
  if (key === undefined) return holdsPersonal(shape);
  if (shape.type === "array") return isPersonal(shape.items, rest);
  const inner = shape.type === "object" ? (propertyOf(shape, key) ?? shape.additional) : undefined;
  return inner !== undefined && isPersonal(inner, rest);
}

function holdsPersonal(shape: Shape): boolean {
  if (shape.personal) return true;
  if (shape.type === "array") return holdsPersonal(shape.items);
  return shape.type === "object" && Object.values(shape.properties).some(holdsPersonal);
}
