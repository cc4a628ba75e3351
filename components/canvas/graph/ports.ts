import { ERROR, type GraphNode, OTHERWISE, OUT } from "#server/flow/graph.ts";

export interface Output {
  readonly port: string;
  readonly kind: "main" | "case" | "otherwise" | "error";
  /** What the person called this way; null where the wire needs no words. */
  readonly label: string | null;
}

const main: Output = { port: OUT, kind: "main", label: null };
const error: Output = { port: ERROR, kind: "error", label: null };

/** The outputs of a step from top to bottom. An action shows its error way only when it is set to take it. */
export function outputsOf(node: GraphNode): readonly Output[] {
  switch (node.kind) {
    case "trigger":
      return [main];
    case "action":
      return node.settings.onError === "route" ? [main, error] : [main];
    case "note":
      return [];
    case "logic":
      return logicOutputs(node.logic);
  }
}

function logicOutputs(logic: Extract<GraphNode, { kind: "logic" }>["logic"]): readonly Output[] {
  switch (logic.type) {
    case "branch":
      return [...logic.cases.map((one): Output => ({ port: one.id, kind: "case", label: one.label })), { port: OTHERWISE, kind: "otherwise", label: null }];
    case "filter":
    case "set":
    case "join":
    case "respond":
      return [main];
    case "stop":
      return [];
  }
}

export function takesInput(node: GraphNode): boolean {
  return node.kind === "action" || node.kind === "logic";
}
