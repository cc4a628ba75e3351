import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxEntry, SandboxRequest } from "../contract.ts";
import { createTicket, notFound, updateTicket, upsertUser } from "./sandbox-changes.ts";
import { sampleTicket } from "./ticket-shape.ts";

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^Bearer \S+/.test(request.headers.authorization ?? ""))
    return {
      status: 401,
      body: { error: "invalid_token", error_description: "The access token provided is expired, revoked, malformed or invalid for other reasons." },
      state,
    };
  if (request.method === "GET") return read(request, state);
  if (!request.headers["content-type"]?.startsWith("application/json"))
    return { status: 415, body: { error: "UnsupportedMediaType", description: "Send the body as application/json" }, state };
  const route = `${request.method} ${request.path}`;
  if (route === "POST /tickets") return createTicket(request, state);
  if (route === "POST /users/create_or_update") return upsertUser(request, state);
  const ticket = /^\/tickets\/(\d+)$/.exec(request.path)?.[1];
  return request.method === "PUT" && ticket !== undefined ? updateTicket(ticket, request, state) : notFound(state);
}

function read({ path, query }: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const tickets = Object.values(asRecord(state.tickets)).map(asRecord);
  const users = Object.values(asRecord(state.users)).map(asRecord);
  const ok = (body: ValueRecord): SandboxAnswer => ({ status: 200, body, state });
  const conversation = /^\/tickets\/(\d+)\/comments$/.exec(path)?.[1];
  if (conversation !== undefined) {
    if (!(conversation in asRecord(state.tickets))) return notFound(state);
    const own = asList(state.comments)
      .map(asRecord)
      .filter((comment) => String(comment.ticket_id) === conversation);
    return ok({ comments: own.map(({ ticket_id: _, ...comment }) => comment) });
  }
  switch (path) {
    case "/users/me":
      return ok({ user: { id: 20978001, name: "Harbour Homeware (sandbox)", email: "help@harbour-homeware.example", role: "admin" } });
    case "/groups":
      return ok({ groups: asList(state.groups) });
    case "/ticket_fields":
      return ok({ ticket_fields: asList(state.ticketFields) });
    case "/tickets":
      return ok({ tickets: tickets.filter((ticket) => query.external_id === undefined || ticket.external_id === query.external_id) });
    case "/users/search":
      return search(/^email:"([^"]*)"$/, query.query, state, (email) => ok({ users: users.filter((user) => asText(user.email) === email.toLowerCase()) }));
    case "/search":
      return search(/^type:ticket requester:"([^"]*)"$/, query.query, state, (email) => {
        const ids = users.filter((user) => asText(user.email) === email.toLowerCase()).map((user) => user.id);
        const results = tickets.filter((ticket) => ids.includes(ticket.requester_id)).reverse();
        return ok({ count: results.length, next_page: null, previous_page: null, results: results.slice(0, 100) });
      });
    default:
      return notFound(state);
  }
}

function search(form: RegExp, query: string | undefined, state: ValueRecord, found: (email: string) => SandboxAnswer): SandboxAnswer {
  const email = form.exec(query ?? "")?.[1];
  return email === undefined
    ? { status: 422, body: { error: "invalid", description: "Invalid search: the query could not be understood" }, state }
    : found(email);
}

function entry(ticket: ValueRecord, state: ValueRecord): SandboxEntry {
  const requester = asRecord(asRecord(state.users)[String(ticket.requester_id)]);
  const fields = {
    Requester: asText(requester.name) || "unknown",
    Status: asText(ticket.status),
    Tags: asList(ticket.tags).map(asText).join(", ") || "none",
    Comments: String(asList(state.comments).filter((comment) => asRecord(comment).ticket_id === ticket.id).length),
  };
  return { id: String(ticket.id), kind: "ticket", title: `Ticket ${String(ticket.id)}: ${asText(ticket.subject)}`, fields };
}

const ada: ValueRecord = {
  id: sampleTicket.requester_id,
  name: "Ada Bell",
  email: "ada.bell@example.com",
  phone: "+441174960123",
  external_id: "730298451906627417",
  role: "end-user",
  created_at: "2026-03-02T10:15:00Z",
};

export const sandbox: SandboxApp = {
  initial: {
    nextTicket: sampleTicket.id + 1,
    nextUser: 20978393,
    nextComment: 119250789,
    tickets: { [sampleTicket.id]: sampleTicket },
    users: { [sampleTicket.requester_id]: ada },
    comments: [
      {
        id: 119250788,
        type: "Comment",
        ticket_id: sampleTicket.id,
        body: sampleTicket.description,
        public: true,
        author_id: sampleTicket.requester_id,
        created_at: sampleTicket.created_at,
      },
    ],
    groups: [
      { id: 98738, name: "Support" },
      { id: 98739, name: "Returns" },
    ],
    ticketFields: [
      { id: 360001, title: "Subject", type: "subject", removable: false },
      { id: 360027, title: "Order number", type: "text", removable: true },
    ],
  },
  secrets: { accessToken: "sandbox-zendesk-access-token", signingSecret: "sandbox-zendesk-signing-secret" },
  vars: { subdomain: "harbour-homeware" },
  handle,
  rejection: {
    status: 422,
    body: {
      error: "RecordInvalid",
      description: "Record validation errors",
      details: { base: [{ description: "Ticket form: is not active for this brand", error: "InvalidValue" }] },
    },
  },
  records: (state) =>
    Object.values(asRecord(state.tickets))
      .map((ticket) => entry(asRecord(ticket), state))
      .reverse(),
};
