import type { CallFailure, Connector, ErrorRule, Operation } from "./contract.ts";

type Tree = { [key: string]: Tree | string | number | boolean };

/** The rules that find an error inside an answer that says it went well. */
export function rulesInside2xx(connector: Connector, operation: Operation): readonly ErrorRule[] {
  return [...(operation.errors ?? []), ...connector.errors].filter(({ when }) => when.status === undefined && when.path !== undefined);
}

export function failureKind({ means }: ErrorRule): CallFailure["kind"] {
  switch (means) {
    case "rejected":
    case "notFound":
    case "duplicate":
      return "rejected";
    case "unavailable":
    case "rateLimited":
      return "unavailable";
    case "unauthorized":
      return "unauthorized";
  }
}

/** An answer of which exactly this rule speaks: no other search of the operation comes out empty. */
export function answerWith(rule: ErrorRule, operation: Operation): unknown {
  const tree: Tree = {};
  const empties = (operation.errors ?? []).filter((other) => other !== rule && other.when.empty === true);
  for (const { when } of empties) put(tree, [...(when.path ?? []), "*"], "found");
  if (rule.when.empty === true) return lists(tree);
  if (rule.message !== undefined) put(tree, rule.message, "Told by the app");
  if (rule.field !== undefined) put(tree, rule.field, "a_field");
  put(tree, rule.when.path ?? [], rule.when.equals ?? "told");
  return lists(tree);
}

/** Leaves alone what is there already: a list of messages is not empty. */
function put(tree: Tree, path: readonly string[], value: string | number | boolean): void {
  const [name = "", ...rest] = path;
  const key = name === "*" ? "0" : name;
  const known = tree[key];
  if (rest.length === 0) {
    tree[key] = known ?? value;
    return;
  }
  const next: Tree = typeof known === "object" ? known : {};
  tree[key] = next;
  put(next, rest, value);
}

function lists(tree: Tree[string]): unknown {
  if (typeof tree !== "object") return tree;
  if (Object.keys(tree).every((key) => key === "0") && "0" in tree) return [lists(tree["0"] ?? "")];
  return Object.fromEntries(Object.entries(tree).map(([key, inner]) => [key, lists(inner)]));
}
