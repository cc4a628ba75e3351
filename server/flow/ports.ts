import { ERROR, type GraphNode, type Logic, OTHERWISE, OUT } from "./graph.ts";

/** The ports that wires can leave a step by, in the order they are drawn. */
export function portsOf(node: GraphNode): readonly string[] {
  switch (node.kind) {
    case "trigger":
      return [OUT];
    case "action":
      return [OUT, ERROR];
    case "logic":
      return portsOfLogic(node.logic);
    case "note":
      return [];
  }
}

function portsOfLogic(logic: Logic): readonly string[] {
  switch (logic.type) {
    case "branch":
      return [...logic.cases.map((one) => one.id), OTHERWISE];
    case "filter":
    case "set":
    case "join":
    case "respond":
      return [OUT];
    case "stop":
      return [];
  }
}

/** Wires can lead to everything that is executed but the trigger. */
export function takesWires(node: GraphNode): boolean {
  return node.kind === "action" || node.kind === "logic";
}
