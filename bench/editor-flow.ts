import { type ActionNode, defaultSettings, type Edge, type Graph, type TriggerNode } from "#server/flow/graph.ts";

const COLUMN = 384;
const ROW = 160;
/** Cards in one chain; the chains stand below each other and begin at the trigger. */
const LONG = 25;

const trigger: TriggerNode = {
  key: "order",
  name: "New order",
  position: { x: 0, y: 0 },
  kind: "trigger",
  trigger: { type: "app", connector: "shopify", trigger: "order_created" },
  connection: null,
};

/** A flow of so many cards: an order, and chains of steps that are mapped from it, the last of which is an invoice. */
export function editorFlow(cards: number): Graph {
  const steps = Array.from({ length: cards - 1 }, (_, index) => (index === cards - 2 ? invoice(index) : customer(index)));
  const edges: Edge[] = steps.map(({ key }, index) => ({ from: { node: index % LONG === 0 ? trigger.key : keyOf(index - 1), port: "out" }, to: key }));
  return { schema: 1, nodes: [trigger, ...steps], edges };
}

function customer(index: number): ActionNode {
  const fields = { list_id: { kind: "literal", value: "5f2d9a1c77" }, email_address: formula('lower(default(order.email, ""))') } as const;
  return { ...base(index, `Customer ${index + 1}`), connector: "mailchimp", operation: "upsert_member", input: { kind: "record", fields } };
}

function invoice(index: number): ActionNode {
  return {
    ...base(index, "The invoice"),
    connector: "xero",
    operation: "create_invoice",
    input: { kind: "record", fields: { Reference: formula("order.name") } },
  };
}

function base(index: number, name: string): Omit<ActionNode, "connector" | "operation" | "input"> {
  const position = { x: COLUMN * (1 + (index % LONG)), y: ROW * Math.floor(index / LONG) };
  return { key: keyOf(index), name, position, kind: "action", connection: null, settings: defaultSettings };
}

/** Key of the invoice. */
export function lastStep(cards: number): string {
  return keyOf(cards - 2);
}

function keyOf(index: number): string {
  return `step_${index + 1}`;
}

function formula(text: string): { readonly kind: "formula"; readonly formula: string } {
  return { kind: "formula", formula: text };
}
