import { defineOperation } from "../contract.ts";
import { externalId, sampleTicket, ticket, ticketId } from "./ticket-shape.ts";

export const searchTickets = defineOperation({
  id: "search_tickets",
  title: "Find a person's tickets",
  description: "The newest hundred tickets of a person, by e-mail.",
  input: {
    type: "object",
    properties: { email: { type: "string", format: "email", title: "Requester's e-mail", meaning: "email", personal: true, maxLength: 254 } },
    required: ["email"],
  },
  output: {
    type: "object",
    properties: { count: { type: "number", integer: true, title: "How many", meaning: "count" }, results: { type: "array", title: "Tickets", items: ticket } },
    required: ["count", "results"],
  },
  sampleInput: { email: "ada.bell@example.com" },
  sample: { count: 1, results: [sampleTicket] },
  effect: "read",
  scopes: ["tickets:read", "users:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/search", query: { query: "type:ticket requester:{quoted:input.email}", sort_by: "created_at", sort_order: "desc" } },
  personalData: ["email", "results"],
});

export const findTicket = defineOperation({
  id: "find_ticket",
  title: "Find a ticket by your own ID",
  description: "The ticket that carries this ID of yours, such as an order's name. Finds nothing when there is none.",
  input: { type: "object", properties: { external_id: { ...externalId, minLength: 1 } }, required: ["external_id"] },
  output: { ...ticket, nullable: true },
  sampleInput: { external_id: "#1042" },
  sample: sampleTicket,
  effect: "read",
  scopes: ["tickets:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/tickets", query: { external_id: "{input.external_id}" } },
  result: ["tickets", "0"],
  personalData: ["description"],
});

export const listComments = defineOperation({
  id: "list_comments",
  title: "Read a ticket's conversation",
  description: "Every comment of a ticket, oldest first, notes of your team among them.",
  input: { type: "object", properties: { ticket_id: ticketId }, required: ["ticket_id"] },
  output: {
    type: "object",
    properties: {
      comments: {
        type: "array",
        title: "Comments",
        items: {
          type: "object",
          title: "Comment",
          properties: {
            id: { type: "number", integer: true, title: "Comment ID" },
            body: { type: "string", title: "Text", meaning: "ticket.body", personal: true },
            public: { type: "boolean", title: "The requester sees it", meaning: "comment.public" },
            author_id: { type: "number", integer: true, title: "Author", meaning: "user.id" },
            created_at: { type: "string", format: "date-time", title: "Written", meaning: "created_at" },
          },
          required: ["id", "body", "public", "author_id", "created_at"],
        },
      },
    },
    required: ["comments"],
  },
  sampleInput: { ticket_id: sampleTicket.id },
  sample: {
    comments: [{ id: 119250788, body: sampleTicket.description, public: true, author_id: sampleTicket.requester_id, created_at: sampleTicket.created_at }],
  },
  effect: "read",
  scopes: ["tickets:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/tickets/{input.ticket_id}/comments" },
  personalData: ["comments"],
});
