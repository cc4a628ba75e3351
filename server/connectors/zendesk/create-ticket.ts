import { defineOperation } from "../contract.ts";
import { sampleTicket, settings, subject, ticket } from "./ticket-shape.ts";

export const createTicket = defineOperation({
  id: "create_ticket",
  title: "Create a ticket",
  description: "Opens a ticket for a person, who is found by e-mail or made.",
  input: {
    type: "object",
    properties: {
      subject,
      comment: {
        type: "object",
        title: "First message",
        properties: {
          body: { type: "string", title: "Text", meaning: "ticket.body", minLength: 1, maxLength: 65_000 },
          public: { type: "boolean", title: "The requester sees it", meaning: "comment.public" },
        },
        required: ["body"],
      },
      requester: {
        type: "object",
        title: "Requester",
        properties: {
          name: { type: "string", title: "Name", meaning: "person.name", personal: true, minLength: 1, maxLength: 255 },
          email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 },
        },
        required: ["name", "email"],
      },
      ...settings,
    },
    required: ["subject", "comment", "requester"],
  },
  output: ticket,
  sampleInput: {
    subject: sampleTicket.subject,
    comment: { body: sampleTicket.description },
    requester: { name: "Ada Bell", email: "ada.bell@example.com" },
    priority: "normal",
    type: "incident",
    tags: ["broken", "order-1042"],
    external_id: "#1042",
  },
  sample: sampleTicket,
  effect: "create",
  scopes: ["tickets:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 2 },
  request: { method: "POST", path: "/tickets", body: { codec: "json", value: { ticket: "{input}" } } },
  result: ["ticket"],
  rate: { calls: 100, perMs: 60_000, concurrent: 5 },
  personalData: ["requester", "assignee_email", "comment", "description"],
  unverified: [
    "That Zendesk remembers an idempotency key for two hours.",
    "The requester's name and e-mail in a new ticket: its description of 2025 leaves them out.",
  ],
});
