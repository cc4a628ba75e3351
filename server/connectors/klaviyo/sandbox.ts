import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { sampleProfile } from "./profile-shape.ts";
import { page, profileResource, refusal } from "./sandbox-answers.ts";
import { putMembers, putProfile } from "./sandbox-profiles.ts";
import { entries } from "./sandbox-records.ts";
import { type Complaint, isEmail, unknownFields, wrongEvent, wrongProfile } from "./sandbox-rules.ts";

const MOST_EVENTS = 200;
const type = "application/vnd.api+json";

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^(Klaviyo-API-Key|Bearer) \S+/.test(request.headers.authorization ?? ""))
    return refusal(401, [{ pointer: "/data/", detail: "Missing or invalid private key." }], state);
  if (!/^20\d\d-\d\d-\d\d$/.test(request.headers.revision ?? ""))
    return refusal(400, [{ pointer: "/data/", detail: "A revision header with a date is required." }], state);
  if (request.method === "GET") return read(request, state);
  if (!request.headers["content-type"]?.startsWith(type)) return refusal(415, [{ pointer: "/data/", detail: `Use the content type ${type}.` }], state);
  const strangers = unknownFields(asRecord(request.body), ["data"], "");
  if (strangers.length > 0) return refusal(400, strangers, state);
  const data = asRecord(asRecord(request.body).data);
  const route = `${request.method} ${request.path}`;
  if (route === "POST /events") return recordEvent(data, request.now, state);
  if (route === "POST /profile-import") return importProfile(data, request.now, state);
  if (route === "POST /profile-subscription-bulk-create-jobs") return subscribe(data, request.now, state);
  const list = /^\/lists\/([^/]+)\/relationships\/profiles$/.exec(request.path)?.[1];
  if (list !== undefined && (request.method === "POST" || request.method === "DELETE")) return changeList(decodeURIComponent(list), request, state);
  return nothingHere(state);
}

const nothingHere = (state: ValueRecord): SandboxAnswer => refusal(404, [{ pointer: "/data/", detail: "The path requested could not be found." }], state);

function read({ path, query }: SandboxRequest, state: ValueRecord): SandboxAnswer {
  switch (path) {
    case "/accounts": {
      const attributes = { test_account: true, contact_information: { organization_name: "Harbour Homeware (sandbox)" } };
      return page("accounts", [{ type: "account", id: "HHW123", attributes }], state);
    }
    case "/lists":
      return page(
        "lists",
        Object.entries(asRecord(state.lists)).map(([id, value]) =>
          resource("list", id, { name: asText(asRecord(value).name), opt_in_process: "single_opt_in" }),
        ),
        state,
      );
    case "/metrics":
      return page(
        "metrics",
        asList(state.metrics).map((name, index) => resource("metric", `MtRc${index}`, { name })),
        state,
      );
    case "/profiles": {
      const email = /^equals\(email,"([^"]*)"\)$/.exec(query.filter ?? "")?.[1];
      if (query.filter !== undefined && email === undefined) return refusal(400, [{ pointer: "/data/", detail: "Invalid filter provided." }], state);
      const rows = Object.entries(asRecord(state.profiles)).filter(([, value]) => email === undefined || asText(asRecord(value).email) === email.toLowerCase());
      return page(
        "profiles",
        rows.slice(0, 20).map(([id, value]) => profileResource(id, asRecord(value))),
        state,
      );
    }
    default:
      return nothingHere(state);
  }
}

function resource(kind: string, id: string, attributes: ValueRecord): ValueRecord {
  return { type: kind, id, attributes, links: { self: `https://a.klaviyo.com/api/${kind}s/${id}/` } };
}

function ofType(data: ValueRecord, wanted: string): readonly Complaint[] {
  return data.type === wanted
    ? unknownFields(data, ["type", "id", "attributes", "relationships", "meta"], "/data")
    : [{ pointer: "/data/type", detail: `Expected the type '${wanted}'.` }];
}

function recordEvent(data: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const attributes = asRecord(data.attributes);
  const wrong = [...ofType(data, "event"), ...wrongEvent(attributes)];
  if (wrong.length > 0) return refusal(400, wrong, state);
  const metric = asText(asRecord(asRecord(asRecord(attributes.metric).data).attributes).name);
  const person = putProfile(asRecord(asRecord(asRecord(attributes.profile).data).attributes), now, state);
  const unique = asText(attributes.unique_id);
  const events = asList(state.events);
  const seen = events.some((event) => asRecord(event).unique === unique && asRecord(event).metric === metric && asRecord(event).profile === person.id);
  if (unique !== "" && seen) return { status: 202, body: null, state };
  const event: ValueRecord = { unique, metric, profile: person.id, value: attributes.value ?? null, email: person.attributes.email ?? null };
  const metrics = [...new Set([...asList(state.metrics), metric])];
  return {
    status: 202,
    body: null,
    state: { ...person.state, metrics, events: [...events.slice(1 - MOST_EVENTS), event] },
    effect: { kind: "event", id: unique || person.id, title: `${metric} by ${asText(person.attributes.email) || person.id}` },
  };
}

function importProfile(data: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const given = asRecord(data.attributes);
  const wrong = [...ofType(data, "profile"), ...wrongProfile(given, "/data/attributes")];
  if (wrong.length > 0) return refusal(400, wrong, state);
  const { id, attributes, isNew, state: next } = putProfile(given, now, state);
  const title = `${asText(attributes.email) || id} ${isNew ? "added" : "updated"}`;
  return { status: isNew ? 201 : 200, body: { data: profileResource(id, attributes) }, state: next, effect: { kind: "profile", id, title } };
}

function changeList(list: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!(list in asRecord(state.lists))) return refusal(404, [{ pointer: "/data/", detail: `A list with id ${list} does not exist.` }], state);
  const rows = asList(asRecord(request.body).data).map(asRecord);
  const ids = rows.map((row) => asText(row.id));
  const strangers = rows.flatMap((row, index) => unknownFields(row, ["type", "id"], `/data/${index}`));
  if (strangers.length > 0) return refusal(400, strangers, state);
  if (rows.length === 0 || rows.some((row) => row.type !== "profile"))
    return refusal(400, [{ pointer: "/data", detail: "A list of profiles is required." }], state);
  const stranger = ids.find((id) => !(id in asRecord(state.profiles)));
  if (stranger !== undefined) return refusal(404, [{ pointer: "/data/0/id", detail: `A profile with id ${stranger} does not exist.` }], state);
  const on = request.method === "POST";
  const { state: next, changed } = putMembers(list, ids, on, state);
  const title = `${nameOf(ids[0] ?? "", state)} ${on ? "put on" : "taken off"} ${listName(list, state)}`;
  return { status: 204, body: null, state: next, ...(changed ? { effect: { kind: "list member", id: ids[0] ?? "", title } } : {}) };
}

function subscribe(data: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const list = asText(asRecord(asRecord(asRecord(data.relationships).list).data).id);
  const rows = asList(asRecord(asRecord(data.attributes).profiles).data).map((row) => asRecord(asRecord(row).attributes));
  const wrong = [...ofType(data, "profile-subscription-bulk-create-job")];
  const [row] = rows;
  if (row === undefined || !isEmail(asText(row.email)))
    wrong.push({ pointer: "/data/attributes/profiles/data/0/attributes/email", detail: "Invalid email address" });
  if (asRecord(asRecord(asRecord(row?.subscriptions).email).marketing).consent !== "SUBSCRIBED")
    wrong.push({ pointer: "/data/attributes/profiles/data/0/attributes/subscriptions", detail: "Consent must be SUBSCRIBED." });
  if (wrong.length > 0 || row === undefined) return refusal(400, wrong, state);
  if (!(list in asRecord(state.lists))) return refusal(404, [{ pointer: "/data/relationships/list", detail: `A list with id ${list} does not exist.` }], state);
  const person = putProfile({ email: asText(row.email).toLowerCase(), consent: "SUBSCRIBED" }, now, state);
  const { state: next } = putMembers(list, [person.id], true, person.state);
  return {
    status: 202,
    body: null,
    state: next,
    effect: { kind: "subscription", id: person.id, title: `${asText(row.email)} subscribed to ${listName(list, state)}` },
  };
}

function nameOf(id: string, state: ValueRecord): string {
  return asText(asRecord(asRecord(state.profiles)[id]).email) || id;
}

function listName(id: string, state: ValueRecord): string {
  return asText(asRecord(asRecord(state.lists)[id]).name);
}

export const sandbox: SandboxApp = {
  initial: {
    next: 1,
    metrics: ["Placed Order", "Fulfilled Order", "Viewed Product"],
    lists: { XyZ123: { name: "Newsletter", members: [] }, TrAd77: { name: "Trade customers", members: [sampleProfile.id] } },
    profiles: { [sampleProfile.id]: { ...sampleProfile.attributes, properties: {} } },
    events: [],
  },
  secrets: { accessToken: "sandbox-klaviyo-access-token", apiKey: "sandbox-klaviyo-private-key", signingSecret: "sandbox-klaviyo-webhook-secret" },
  vars: {},
  handle,
  rejection: {
    status: 400,
    body: {
      errors: [
        {
          id: "6f1c2a90-8d4e-4b57-9c33-000000000000",
          status: 400,
          code: "invalid",
          title: "Invalid input.",
          detail: "This account has reached the number of profiles of its plan.",
          source: { pointer: "/data/" },
        },
      ],
    },
  },
  records: entries,
};
