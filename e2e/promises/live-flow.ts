import type { WorkspaceId } from "#db/ids.ts";
import { findConnection } from "#db/queries/connections.ts";
import { openSecrets } from "#server/connections/vault.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { ApiClient } from "./api-client.ts";

export const apps = ["inventory", "mailchimp", "xero"] as const;
export type App = (typeof apps)[number];

/** The template's order flow, live on sandbox accounts. */
export interface LiveFlow {
  readonly flowId: string;
  readonly hook: string;
  /** What the simulated shop signs with. */
  readonly signingSecret: string;
  readonly accounts: { readonly [A in App | "shopify"]: string };
}

/** Makes the flow from its template, changed as wanted, and publishes it as a demo, all by way of the API. */
export async function publishOrderFlow(api: ApiClient, workspaceId: WorkspaceId, change: (graph: Graph) => Graph = (graph) => graph): Promise<LiveFlow> {
  const { id } = await api.flows.create.mutate({ template: "order-to-books" });
  const { draft } = await api.flows.get.query({ id });
  const { revision } = await api.flows.saveDraft.mutate({ id, revision: 1, graph: change(draft) });
  const published = await api.flows.publish.mutate({ id, revision, note: "First", asDemo: true });
  if (!published.ok) throw new Error(`The flow cannot be published: ${JSON.stringify(published.problems)}`);
  const { url: hook } = await api.flows.hook.query({ id });
  const accounts = await accountsOf(api);
  return { flowId: id, hook, accounts, signingSecret: await signingSecretOf(workspaceId, accounts.shopify) };
}

async function accountsOf(api: ApiClient): Promise<LiveFlow["accounts"]> {
  const rows = await api.accounts.list.query();
  const idOf = (app: string): string => rows.find(({ connector }) => connector === app)?.id ?? "";
  return { shopify: idOf("shopify"), inventory: idOf("inventory"), mailchimp: idOf("mailchimp"), xero: idOf("xero") };
}

/** No API gives a secret away, so the test opens the vault itself. */
async function signingSecretOf(workspaceId: WorkspaceId, accountId: string): Promise<string> {
  const row = await findConnection(workspaceId, accountId);
  const secrets = row?.secrets == null ? {} : await openSecrets(workspaceId, accountId, row.secrets);
  if (secrets.signingSecret === undefined) throw new Error("The simulated shop has no signing secret.");
  return secrets.signingSecret;
}

/** The flow with the order's id, a number beyond 2^53, in what it sends: as text and as a number. */
export function withOrderId(graph: Graph): Graph {
  return { ...graph, nodes: graph.nodes.map(withIdIn) };
}

function withIdIn(node: Graph["nodes"][number]): Graph["nodes"][number] {
  if (node.kind !== "action") return node;
  if (node.key === "invoice") return withField(node, "Reference", "order.id.text()");
  return node.key === "customer" ? { ...node, input: withFields(node.input) } : node;
}

type ActionNode = Extract<Graph["nodes"][number], { kind: "action" }>;

function withField(node: ActionNode, name: string, formula: string): ActionNode {
  if (node.input.kind !== "record") throw new Error("The step's input is no record.");
  return { ...node, input: { ...node.input, fields: { ...node.input.fields, [name]: { kind: "formula", formula } } } };
}

function withFields(input: ActionNode["input"]): ActionNode["input"] {
  const inner = input.kind === "record" ? input.fields.merge_fields : undefined;
  if (input.kind !== "record" || inner?.kind !== "record") throw new Error("The step's input has no fields of its own.");
  return { ...input, fields: { ...input.fields, merge_fields: { ...inner, fields: { ...inner.fields, ORDERID: { kind: "formula", formula: "order.id" } } } } };
}
