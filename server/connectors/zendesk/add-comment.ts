import { defineOperation } from "../contract.ts";
import { sampleTicket, ticket, ticketId } from "./ticket-shape.ts";

/** Zendesk takes no key here: after an unknown outcome a person looks whether the comment is there. */
export const addComment = defineOperation({
  id: "add_comment",
  title: "Add a comment",
  description: "Writes to the requester, or a note that only your team sees.",
  input: {
    type: "object",
    properties: {
      ticket_id: ticketId,
      body: { type: "string", title: "Text", meaning: "ticket.body", minLength: 1, maxLength: 65_000 },
      public: { type: "boolean", title: "The requester sees it", meaning: "comment.public" },
    },
    required: ["ticket_id", "body", "public"],
  },
  output: ticket,
  sampleInput: { ticket_id: sampleTicket.id, body: "A new mug is on its way to you.", public: true },
  sample: sampleTicket,
  effect: "update",
  scopes: ["tickets:write"],
  idempotency: { mode: "none" },
  request: {
    method: "PUT",
    path: "/tickets/{input.ticket_id}",
    body: { codec: "json", value: { ticket: { comment: { body: "{input.body}", public: "{input.public}" } } } },
  },
  result: ["ticket"],
  rate: { calls: 100, perMs: 60_000, concurrent: 5 },
  personalData: ["body", "description"],
});
