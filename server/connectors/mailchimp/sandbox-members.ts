import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { invalid, notFound } from "./sandbox-answers.ts";

const route = /^\/lists\/([^/]+)\/members\/([0-9a-f]{32})(\/tags)?$/;
const settable = ["email_address", "status", "merge_fields", "language", "vip", "email_type", "interests"];

/** What concerns a member who is there already; null when the request is about something else. */
export function memberCalls(request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  const [, list = "", hash = "", tags] = route.exec(request.path) ?? [];
  const place = `${decodeURIComponent(list)} ${hash}`;
  const call = `${request.method}${tags === undefined ? "" : " tags"}`;
  if (hash === "" || !["GET", "PATCH", "POST tags"].includes(call)) return null;
  const found = asRecord(state.members)[place];
  if (found === undefined) return notFound(state);
  const member = asRecord(found);
  if (call === "GET") return { status: 200, body: member, state };
  return call === "PATCH" ? change(place, member, request, state) : tag(place, member, request, state);
}

function stored(place: string, member: ValueRecord, state: ValueRecord): ValueRecord {
  const { [place]: _, ...others } = asRecord(state.members);
  return { ...state, members: { ...others, [place]: member } };
}

function change(place: string, member: ValueRecord, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const body = asRecord(request.body);
  const unknown = Object.keys(body).find((name) => !settable.includes(name));
  if (unknown !== undefined) return invalid("The resource submitted could not be validated: the field is not known.", unknown, state);
  if (body.status !== undefined && !["subscribed", "unsubscribed", "cleaned", "pending"].includes(asText(body.status)))
    return invalid("Value must be one of subscribed, unsubscribed, cleaned or pending.", "status", state);
  const changed: ValueRecord = { ...member, ...body, last_changed: new Date(request.now).toISOString() };
  const effect = { kind: "member", id: asText(member.id), title: `${asText(member.email_address)} is ${asText(changed.status)}` };
  return { status: 200, body: changed, state: stored(place, changed, state), effect };
}

function tag(place: string, member: ValueRecord, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const body = asRecord(request.body);
  const unknown = Object.keys(body).find((name) => name !== "tags" && name !== "is_syncing");
  if (unknown !== undefined) return invalid("The field is not known.", unknown, state);
  const given = asList(body.tags).map(asRecord);
  if (given.length === 0) return invalid("Schema describes array, nothing found.", "tags", state);
  const wrong = given.find(
    ({ name, status, ...rest }) => asText(name) === "" || !["active", "inactive"].includes(asText(status)) || Object.keys(rest).length > 0,
  );
  if (wrong !== undefined) return invalid("A tag has a name, and the status active or inactive.", "tags", state);
  const names = new Set(asList(member.tags).map((one) => asText(asRecord(one).name)));
  for (const { name, status } of given) status === "active" ? names.add(asText(name)) : names.delete(asText(name));
  const tags = [...names].map((name, index) => ({ id: index + 1, name }));
  const effect = { kind: "member", id: asText(member.id), title: `${asText(member.email_address)} tagged ${[...names].join(", ") || "with nothing"}` };
  return { status: 204, body: null, state: stored(place, { ...member, tags }, state), effect };
}
