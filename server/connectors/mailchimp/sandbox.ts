import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import { isRecord, type ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { grace, trade } from "./member-shape.ts";
import { problem } from "./sandbox-answers.ts";
import { memberCalls } from "./sandbox-members.ts";
import { firstStore, storeCalls } from "./sandbox-store.ts";

const statuses = ["subscribed", "unsubscribed", "cleaned", "pending", "transactional"];
const fields = [
  "email_address",
  "status_if_new",
  "status",
  "email_type",
  "merge_fields",
  "interests",
  "language",
  "vip",
  "location",
  "marketing_permissions",
  "ip_signup",
  "timestamp_signup",
  "ip_opt",
  "timestamp_opt",
];
/** A simulated app remembers this many members, so that a long demonstration stays quick. */
const MOST_KEPT = 500;
const newest = (rows: ValueRecord): ValueRecord => Object.fromEntries(Object.entries(rows).slice(-MOST_KEPT));
const route = /^\/lists\/([^/]+)\/members\/([0-9a-f]{32})$/;

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^(Basic|Bearer) \S+/.test(request.headers.authorization ?? ""))
    return problem(401, "API Key Invalid", "Your API key may be invalid, or you've attempted to access the wrong datacenter.", state);
  if (request.method === "GET" && request.path === "/")
    return { status: 200, body: { account_id: "8d3a3db4d97663a9074efcc16", account_name: "Harbour Homeware (sandbox)" }, state };
  if (request.method === "GET" && request.path === "/lists") {
    return {
      status: 200,
      body: { lists: Object.entries(asRecord(state.lists)).map(([id, name]) => ({ id, name })), total_items: Object.keys(asRecord(state.lists)).length },
      state,
    };
  }
  const more = storeCalls(request, state) ?? memberCalls(request, state);
  if (more !== null) return more;
  const member = route.exec(request.path);
  if (request.method === "PUT" && member?.[1] !== undefined && member[2] !== undefined) return putMember(member[1], member[2], request, state);
  return problem(404, "Resource Not Found", "The requested resource could not be found.", state);
}

function refusal(body: ValueRecord, state: ValueRecord): SandboxAnswer | null {
  const unknown = Object.keys(body).find((name) => !fields.includes(name));
  if (unknown !== undefined) return problem(400, "Invalid Resource", "The resource submitted could not be validated: the field is not known.", state, unknown);
  const email = asText(body.email_address);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return problem(400, "Invalid Resource", "Please provide a valid email address.", state, "email_address");
  if (/@(.+\.)?invalid$/.test(email)) return problem(400, "Invalid Resource", `${email} looks fake or invalid, please enter a real email address.`, state);
  for (const name of ["status_if_new", "status"]) {
    const value = body[name];
    if (value !== undefined && !statuses.includes(asText(value)))
      return problem(400, "Invalid Resource", "Value must be one of subscribed, unsubscribed, cleaned, pending or transactional.", state, name);
  }
  if (body.merge_fields !== undefined && !isRecord(body.merge_fields))
    return problem(400, "Invalid Resource", "Schema describes object, something else found instead.", state, "merge_fields");
  return null;
}

function putMember(list: string, hash: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!(list in asRecord(state.lists))) return problem(404, "Resource Not Found", "The requested resource could not be found.", state);
  const body = asRecord(request.body);
  const wrong = refusal(body, state);
  if (wrong !== null) return wrong;
  const members = asRecord(state.members);
  const key = `${list} ${hash}`;
  const before = members[key];
  if (before === undefined && body.status_if_new === undefined)
    return problem(400, "Invalid Resource", "This value should not be blank.", state, "status_if_new");
  const kept = asRecord(before);
  const merged = { ...asRecord(kept.merge_fields), ...asRecord(body.merge_fields) };
  const member: ValueRecord = {
    id: hash,
    email_address: asText(body.email_address),
    full_name: [merged.FNAME, merged.LNAME].map(asText).filter(Boolean).join(" "),
    status: body.status ?? kept.status ?? body.status_if_new ?? "transactional",
    merge_fields: merged,
    list_id: list,
    tags: kept.tags ?? [],
    web_id: kept.web_id ?? 481_203_377 + asNumber(state.next),
    last_changed: new Date(request.now).toISOString(),
  };
  return {
    status: 200,
    body: member,
    state: { ...state, next: asNumber(state.next) + 1, members: { ...newest(members), [key]: member } },
    effect: {
      kind: "member",
      id: hash,
      title: `${asText(member.email_address)} ${before === undefined ? "added to" : "updated on"} ${asText(asRecord(state.lists)[list])}`,
    },
  };
}

const tagNames = (row: ValueRecord): string =>
  asList(row.tags)
    .map((tag) => asText(asRecord(tag).name))
    .join(", ");

export const sandbox: SandboxApp = {
  initial: {
    lists: { "5f2d9a1c77": "Harbour news", "8c01be4d20": "Trade customers" },
    members: { [`${trade} ${grace.id}`]: { ...grace, merge_fields: { FNAME: "Grace", LNAME: "Hill" }, tags: [] } },
    stores: firstStore,
  },
  secrets: { apiKey: "sandbox-mailchimp-key" },
  vars: { dc: "us21" },
  handle,
  rejection: {
    status: 400,
    body: {
      type: "about:blank",
      title: "Member In Compliance State",
      status: 400,
      detail: "This contact was unsubscribed and can only be added again by themselves.",
      instance: "sandbox",
    },
  },
  records: (state) =>
    Object.entries(asRecord(state.members))
      .map(([id, value]) => {
        const row = asRecord(value);
        const list = asText(asRecord(state.lists)[asText(row.list_id)]);
        return {
          id,
          kind: "member",
          title: `${asText(row.email_address)} on ${list}`,
          fields: { Audience: list, Name: asText(row.full_name), Status: asText(row.status), Tags: tagNames(row) || "none" },
        };
      })
      .reverse(),
};
