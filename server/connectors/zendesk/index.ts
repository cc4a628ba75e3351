import { defineConnector } from "../contract.ts";
import { addComment } from "./add-comment.ts";
import { oauth } from "./auth.ts";
import { createTicket } from "./create-ticket.ts";
import { sandbox } from "./sandbox.ts";
import { findTicket, listComments, searchTickets } from "./search-tickets.ts";
import { ticketCreated } from "./ticket-created.ts";
import { updateTicket } from "./update-ticket.ts";
import { findUser, upsertUser } from "./users.ts";

export const zendesk = defineConnector({
  id: "zendesk",
  version: 1,
  title: "Zendesk",
  category: "support",
  icon: "zendesk",
  monogram: "Ze",
  auth: [oauth],
  vars: {
    subdomain: {
      title: "Subdomain",
      pattern: "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
      example: "harbour-homeware",
      help: "The part before .zendesk.com in the address of your help desk.",
    },
  },
  baseUrl: "https://{vars.subdomain}.zendesk.com/api/v2",
  allowedHosts: [],
  headers: { accept: "application/json" },
  scopes: {
    "tickets:read": "read tickets and their conversations",
    "tickets:write": "open tickets, change them and write comments",
    "users:read": "look people up",
    "users:write": "add and change people",
  },
  power: { cannot: ["change Zendesk's settings", "delete an organisation"] },
  describedBy: "OpenAPI 3 of the support API, version 2.0.0 of 2025, with what it leaves out added",
  unverified: ["Zendesk's limits, which depend on the plan: 200 a minute is the smallest."],
  rate: { calls: 200, perMs: 60_000, concurrent: 5 },
  errors: [
    { when: { status: 403 }, means: "unauthorized", message: ["description"] },
    { when: { status: 404 }, means: "notFound", message: ["description"] },
    { when: { status: 409 }, means: "duplicate", message: ["description"] },
    { when: { status: "4xx", path: ["details", "*", "*", "description"], nonEmpty: true }, means: "rejected", message: ["details", "*", "*", "description"] },
    { when: { status: "4xx" }, means: "rejected", message: ["description"] },
  ],
  operations: {
    create_ticket: createTicket,
    update_ticket: updateTicket,
    add_comment: addComment,
    upsert_user: upsertUser,
    find_user: findUser,
    search_tickets: searchTickets,
    find_ticket: findTicket,
    list_comments: listComments,
  },
  triggers: { ticket_created: ticketCreated },
  lookups: {
    groups: { id: "groups", request: { method: "GET", path: "/groups" }, rows: ["groups"], value: ["id"], title: ["name"] },
    ticket_fields: {
      id: "ticket_fields",
      request: { method: "GET", path: "/ticket_fields" },
      rows: ["ticket_fields"],
      value: ["id"],
      title: ["title"],
      only: { path: ["removable"], equals: true },
    },
  },
  capabilities: [
    { id: "ticket.create", operation: "create_ticket" },
    { id: "customer.upsert", operation: "upsert_user" },
  ],
  sandbox,
});
