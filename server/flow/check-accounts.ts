import { type FlowEnv, own } from "./analysis.ts";
import type { CatalogConnection, CatalogConnector, CatalogOperation, CatalogTrigger } from "./catalog.ts";
import type { ActionNode, GraphNode, TriggerNode } from "./graph.ts";
import { missingScopes } from "./permissions.ts";
import type { FixLabel, Problem, ProblemCode } from "./problem.ts";

/** Whether the app, what is done there and the account it is done with exist and fit each other. */
export function checkAccounts(node: GraphNode, env: FlowEnv): readonly Problem[] {
  if (node.kind === "action") return checkAction(node, env);
  return node.kind === "trigger" && node.trigger.type === "app" ? checkTrigger(node, node.trigger, env) : [];
}

function checkAction(node: ActionNode, env: FlowEnv): readonly Problem[] {
  const connector = own(env.catalog.connectors, node.connector);
  if (connector === undefined) return [problem("unknown_connector", node, { app: node.connector })];
  const operation = own(connector.operations, node.operation);
  if (operation === undefined) return [problem("unknown_operation", node, { app: connector.title, operation: node.operation })];
  return checkConnection(node, connector, operation, env);
}

function checkTrigger(node: TriggerNode, of: { readonly connector: string; readonly trigger: string }, env: FlowEnv): readonly Problem[] {
  const connector = own(env.catalog.connectors, of.connector);
  if (connector === undefined) return [problem("unknown_connector", node, { app: of.connector })];
  const trigger = own(connector.triggers, of.trigger);
  if (trigger === undefined) return [problem("unknown_operation", node, { app: connector.title, operation: of.trigger })];
  return checkConnection(node, connector, trigger, env);
}

function checkConnection(
  node: ActionNode | TriggerNode,
  connector: CatalogConnector,
  use: CatalogOperation | CatalogTrigger,
  env: FlowEnv,
): readonly Problem[] {
  const app = { app: connector.title };
  const needed = connector.auth.some((auth) => auth.kind !== "none");
  if (node.connection === null) return needed ? [problem("connection_missing", node, app)] : [];
  const connection = env.connections.find((one) => one.id === node.connection);
  if (connection === undefined) return [problem("connection_missing", node, app)];
  if (connection.connector !== connector.id) return [problem("connection_wrong_app", node, { ...app, account: connection.name })];
  return checkRights(node, connection, use, connector);
}

function checkRights(
  node: ActionNode | TriggerNode,
  connection: CatalogConnection,
  use: CatalogOperation | CatalogTrigger,
  connector: CatalogConnector,
): readonly Problem[] {
  const params = { app: connector.title, account: connection.name };
  const problems: Problem[] = [];
  // An account can be mended while the flow is live; blocking Publish would keep other fixes from going out.
  if (connection.health === "broken") problems.push(problem("connection_broken", node, params, "warning"));
  if ("effect" in use && !connection.allowedEffects.includes(use.effect)) problems.push(problem("effect_not_allowed", node, { ...params, effect: use.effect }));
  const missing = missingScopes(use.scopes, connection.scopes);
  if (missing.length > 0) {
    const scopes = missing.map((scope) => own(connector.scopes ?? {}, scope) ?? scope).join(", ");
    problems.push(problem("scope_missing", node, { ...params, scopes }, "error", ["ask_permission", "choose_account"]));
  }
  return problems;
}

function problem(
  code: ProblemCode,
  node: GraphNode,
  params: Problem["params"],
  severity: Problem["severity"] = "error",
  fixes: readonly FixLabel[] = ["choose_account"],
): Problem {
  return { code, severity, place: { node: node.key, part: "setup" }, params, fixes: fixes.map((label) => ({ label })) };
}
