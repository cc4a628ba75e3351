import { defineOperation } from "../contract.ts";
import { sampleTicket, settings, subject, ticket, ticketId } from "./ticket-shape.ts";

/** Sets values only, so doing it again changes nothing. What is written to the requester is another step. */
export const updateTicket = defineOperation({
  id: "update_ticket",
  title: "Update a ticket",
  description: "Changes a ticket's status, priority, group or tags. Tags given here take the place of those it has.",
  input: { type: "object", properties: { ticket_id: ticketId, subject, ...settings }, required: ["ticket_id"] },
  output: ticket,
  sampleInput: { ticket_id: sampleTicket.id, status: "solved", tags: ["broken", "replacement-sent"] },
  sample: { ...sampleTicket, status: "solved", tags: ["broken", "replacement-sent"] },
  effect: "update",
  scopes: ["tickets:write"],
  idempotency: { mode: "natural" },
  request: {
    method: "PUT",
    path: "/tickets/{input.ticket_id}",
    body: {
      codec: "json",
      value: {
        ticket: {
          subject: "{input.subject}",
          status: "{input.status}",
          priority: "{input.priority}",
          type: "{input.type}",
          tags: "{input.tags}",
          group_id: "{input.group_id}",
          assignee_email: "{input.assignee_email}",
          external_id: "{input.external_id}",
          custom_fields: "{input.custom_fields}",
        },
      },
    },
  },
  result: ["ticket"],
  rate: { calls: 100, perMs: 60_000, concurrent: 5 },
  personalData: ["assignee_email", "description"],
});
