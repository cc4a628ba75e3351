import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { type Complaints, strangersBeside, wrongTicket, wrongUser } from "./sandbox-rules.ts";

/** A simulated app remembers this many of each kind, so that a long demonstration stays quick. */
const MOST_KEPT = 300;
const newest = (rows: ValueRecord): ValueRecord => Object.fromEntries(Object.entries(rows).slice(1 - MOST_KEPT));

function invalid(wrong: Complaints, state: ValueRecord): SandboxAnswer {
  const details: { [field: string]: ValueRecord[] } = {};
  for (const { field, description, error } of wrong) details[field] = [...(details[field] ?? []), { description, error }];
  return { status: 422, body: { error: "RecordInvalid", description: "Record validation errors", details }, state };
}

export function notFound(state: ValueRecord): SandboxAnswer {
  return { status: 404, body: { error: "RecordNotFound", description: "Not found" }, state };
}

export function createTicket(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const given = asRecord(asRecord(request.body).ticket);
  const wrong = [...strangersBeside("ticket", asRecord(request.body)), ...wrongTicket(given, true, state)];
  if (wrong.length > 0) return invalid(wrong, state);
  const { comment, requester, ...rest } = given;
  const person = putUser({ name: asText(asRecord(requester).name), email: asText(asRecord(requester).email) }, request.now, state);
  const id = asNumber(state.nextTicket);
  const at = stamp(request.now);
  const ticket: ValueRecord = {
    priority: null,
    type: null,
    external_id: null,
    assignee_id: null,
    group_id: null,
    tags: [],
    status: "new",
    ...rest,
    id,
    url: `https://harbour-homeware.zendesk.com/api/v2/tickets/${id}.json`,
    description: asText(asRecord(comment).body) || asText(asRecord(comment).html_body),
    requester_id: asNumber(person.user.id),
    created_at: at,
    updated_at: at,
  };
  const next = withComment(asRecord(comment), ticket, request.now, {
    ...person.state,
    nextTicket: id + 1,
    tickets: { ...newest(asRecord(state.tickets)), [id]: ticket },
  });
  return { status: 201, body: { ticket }, state: next, effect: { kind: "ticket", id: String(id), title: `Ticket ${id}: ${asText(ticket.subject)}` } };
}

export function updateTicket(id: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const tickets = asRecord(state.tickets);
  const before = tickets[id];
  if (before === undefined) return notFound(state);
  const given = asRecord(asRecord(request.body).ticket);
  const wrong = [...strangersBeside("ticket", asRecord(request.body)), ...wrongTicket(given, false, state)];
  if (wrong.length > 0) return invalid(wrong, state);
  if (asRecord(before).status === "closed")
    return invalid([{ field: "status", description: "Status: closed prevents ticket update", error: "InvalidValue" }], state);
  const { comment, requester: _, ...rest } = given;
  const ticket: ValueRecord = { ...asRecord(before), ...rest, updated_at: stamp(request.now) };
  const stored: ValueRecord = { ...state, tickets: { ...tickets, [id]: ticket } };
  const next = comment === undefined ? stored : withComment(asRecord(comment), ticket, request.now, stored);
  const what = comment === undefined ? "changed" : asRecord(comment).public === false ? "noted on" : "answered";
  return { status: 200, body: { ticket }, state: next, effect: { kind: "ticket", id, title: `Ticket ${id} ${what}` } };
}

function withComment(comment: ValueRecord, ticket: ValueRecord, now: number, state: ValueRecord): ValueRecord {
  const number = asNumber(state.nextComment);
  const made: ValueRecord = {
    id: number,
    type: "Comment",
    ticket_id: ticket.id ?? null,
    body: asText(comment.body) || asText(comment.html_body),
    public: comment.public ?? true,
    author_id: ticket.requester_id ?? null,
    created_at: stamp(now),
  };
  return { ...state, nextComment: number + 1, comments: [...asList(state.comments).slice(1 - MOST_KEPT), made] };
}

export function upsertUser(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const given = asRecord(asRecord(request.body).user);
  const wrong = [...strangersBeside("user", asRecord(request.body)), ...wrongUser(given)];
  if (wrong.length > 0) return invalid(wrong, state);
  const { user, isNew, state: next } = putUser(given, request.now, state);
  const effect = { kind: "user", id: String(user.id), title: `${asText(user.name)} ${isNew ? "added" : "updated"}` };
  return { status: isNew ? 201 : 200, body: { user }, state: next, effect };
}

function putUser(given: ValueRecord, now: number, state: ValueRecord): { readonly user: ValueRecord; readonly isNew: boolean; readonly state: ValueRecord } {
  const users = asRecord(state.users);
  const same = (user: ValueRecord, name: string): boolean =>
    asText(given[name]) !== "" && asText(given[name]).toLowerCase() === asText(user[name]).toLowerCase();
  const found = Object.values(users)
    .map(asRecord)
    .find((user) => same(user, "external_id") || same(user, "email"));
  const id = found === undefined ? asNumber(state.nextUser) : asNumber(found.id);
  const user: ValueRecord = { email: null, phone: null, external_id: null, role: "end-user", created_at: stamp(now), ...found, ...given, id };
  return { user, isNew: found === undefined, state: { ...state, nextUser: asNumber(state.nextUser) + 1, users: { ...newest(users), [id]: user } } };
}

const stamp = (now: number): string => new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
