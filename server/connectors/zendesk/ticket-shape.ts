import type { ArrayShape, NumberShape, ObjectShape, StringShape } from "#server/flow/shape.ts";

const id = (title: string, meaning: string): NumberShape => ({ type: "number", integer: true, title, meaning });

export const ticketId = id("Ticket", "ticket.id");
export const subject: StringShape = { type: "string", title: "Subject", meaning: "ticket.subject", minLength: 1, maxLength: 255 };
export const tags: ArrayShape = {
  type: "array",
  title: "Tags",
  meaning: "tags",
  maxItems: 100,
  items: { type: "string", title: "Tag", minLength: 1, maxLength: 80 },
};
export const externalId: StringShape = {
  type: "string",
  title: "Your own ID",
  description: "Such as the order's name.",
  meaning: "order.number",
  maxLength: 255,
};

const status: StringShape = {
  type: "string",
  title: "Status",
  meaning: "ticket.status",
  enum: ["new", "open", "pending", "hold", "solved", "closed"],
  enumTitles: ["New", "Open", "Pending", "On hold", "Solved", "Closed"],
};

/** What both a new ticket and a change can set. */
export const settings = {
  status,
  priority: {
    type: "string",
    title: "Priority",
    meaning: "ticket.priority",
    enum: ["urgent", "high", "normal", "low"],
    enumTitles: ["Urgent", "High", "Normal", "Low"],
  },
  type: {
    type: "string",
    title: "Kind",
    meaning: "ticket.kind",
    enum: ["problem", "incident", "question", "task"],
    enumTitles: ["Problem", "Incident", "Question", "Task"],
  },
  tags,
  group_id: { ...id("Group", "group.id"), lookup: "groups" },
  assignee_email: { type: "string", format: "email", title: "Agent's e-mail", meaning: "agent.email", personal: true, maxLength: 254 },
  external_id: externalId,
  custom_fields: {
    type: "array",
    title: "Fields of your own",
    items: {
      type: "object",
      title: "Field",
      properties: {
        id: { ...id("Field", "field.id"), lookup: "ticket_fields" },
        value: { type: "string", title: "Value", meaning: "field.value", maxLength: 65_000 },
      },
      required: ["id", "value"],
    },
  },
} as const satisfies ObjectShape["properties"];

const maybe = <S extends StringShape | NumberShape>(shape: S): S & { readonly nullable: true } => ({ ...shape, nullable: true });

export const ticket: ObjectShape = {
  type: "object",
  title: "Ticket",
  properties: {
    id: ticketId,
    url: { type: "string", title: "Address for programs" },
    subject: maybe({ type: "string", title: "Subject", meaning: "ticket.subject" }),
    description: maybe({ type: "string", title: "First message", meaning: "ticket.body", personal: true }),
    status: { type: "string", title: "Status", meaning: "ticket.status" },
    priority: maybe({ type: "string", title: "Priority", meaning: "ticket.priority" }),
    type: maybe({ type: "string", title: "Kind", meaning: "ticket.kind" }),
    tags: { type: "array", title: "Tags", meaning: "tags", items: { type: "string", title: "Tag" } },
    external_id: maybe({ type: "string", title: "Your own ID", meaning: "order.number" }),
    requester_id: id("Requester", "user.id"),
    assignee_id: maybe(id("Agent", "agent.id")),
    group_id: maybe(id("Group", "group.id")),
    created_at: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
    updated_at: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
  },
  required: ["id", "status", "requester_id", "created_at", "updated_at"],
};

export const sampleTicket = {
  id: 35436,
  url: "https://harbour-homeware.zendesk.com/api/v2/tickets/35436.json",
  subject: "Order #1042 arrived with a broken mug",
  description: "One of the two mugs in order #1042 is chipped. Could you send another?",
  status: "open",
  priority: "normal",
  type: "incident",
  tags: ["broken", "order-1042"],
  external_id: "#1042",
  requester_id: 20978392,
  assignee_id: null,
  group_id: 98738,
  created_at: "2026-11-20T09:41:29Z",
  updated_at: "2026-11-20T09:41:29Z",
} as const;
