import { asRecord, asText } from "#server/flow/read.ts";
import { isExact, isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { describeObject, objects } from "./sandbox-objects.ts";
import { create, notFound, refused, titleOf, update, upsert } from "./sandbox-save.ts";
import { query } from "./sandbox-soql.ts";
import { knownContact } from "./shapes.ts";

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^Bearer \S+/.test(request.headers.authorization ?? ""))
    return refused(401, [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid", fields: [] }], state);
  const [, room = "", object = "", ...rest] = request.path.split("/").map(decodeURIComponent);
  if (request.method === "GET" && room === "query") return ask(request.query.q ?? "", state);
  if (room !== "sobjects") return notFound(state);
  if (request.method === "GET") return tell(object, rest, state);
  if (!Object.hasOwn(objects, object)) return notFound(state);
  return save(request, object, rest, state);
}

function ask(text: string, state: ValueRecord): SandboxAnswer {
  const answer = query(text, state);
  if (!answer.ok) return refused(400, [{ errorCode: answer.errorCode, message: answer.message, fields: [] }], state);
  const records = answer.rows.map((row) => ({
    attributes: { type: answer.object, url: `/services/data/v64.0/sobjects/${answer.object}/${asText(row.Id)}` },
    ...row,
  }));
  return { status: 200, body: { totalSize: records.length, done: true, records }, state };
}

function tell(object: string, rest: readonly string[], state: ValueRecord): SandboxAnswer {
  const known = Object.entries(objects);
  if (object === "")
    return {
      status: 200,
      body: { encoding: "UTF-8", sobjects: known.map(([name, { label, prefix }]) => ({ name, label, keyPrefix: prefix, createable: true })) },
      state,
    };
  const described = rest[0] === "describe" ? describeObject(object) : null;
  return described === null ? notFound(state) : { status: 200, body: described, state };
}

function save(request: SandboxRequest, object: string, rest: readonly string[], state: ValueRecord): SandboxAnswer {
  if (!request.headers["content-type"]?.startsWith("application/json"))
    return refused(415, [{ errorCode: "UNSUPPORTED_MEDIA_TYPE", message: "The content type is not supported", fields: [] }], state);
  const { body, now, method } = request;
  if (!isRecord(body) || isExact(body))
    return refused(400, [{ errorCode: "JSON_PARSER_ERROR", message: "The HTTP entity body is required.", fields: [] }], state);
  const [first, second] = rest;
  if (method === "POST" && first === undefined) return create(object, body, now, state);
  if (method === "PATCH" && first !== undefined && second === undefined) return update(object, first, body, now, state);
  if (method === "PATCH" && first !== undefined && second !== undefined) return upsert(object, first, second, body, now, state);
  return refused(405, [{ errorCode: "METHOD_NOT_ALLOWED", message: `HTTP Method '${method}' not allowed.`, fields: [] }], state);
}

const stamps: ValueRecord = { CreatedDate: "2026-03-02T10:15:00.000+0000", SystemModstamp: "2026-03-02T10:15:00.000+0000" };
const text = (value: Value | undefined): string => (value === undefined || value === null ? "" : String(value));

export const sandbox: SandboxApp = {
  initial: {
    next: 1,
    records: {
      Account: { "001Ws00000AbCdFIAV": { Id: "001Ws00000AbCdFIAV", Name: "Ridge & Vale", Industry: "Retail", ...stamps } },
      Contact: {
        [knownContact]: { Id: knownContact, FirstName: "Grace", LastName: "Hill", Email: "grace.hill@example.com", AccountId: "001Ws00000AbCdFIAV", ...stamps },
      },
      Lead: {},
      Opportunity: {
        "006Ws00000AbCdFIAV": {
          Id: "006Ws00000AbCdFIAV",
          Name: "Ridge & Vale: autumn order",
          StageName: "Closed Won",
          CloseDate: "2026-11-12",
          Amount: 1840,
          AccountId: "001Ws00000AbCdFIAV",
          ...stamps,
        },
      },
    },
  },
  secrets: { accessToken: "sandbox-salesforce-access-token" },
  vars: { instance: "harbour-homeware.my.salesforce.com" },
  handle,
  rejection: {
    status: 400,
    body: [{ message: "The account is on hold: ask the credit team first.", errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", fields: [] }],
  },
  records: (state) =>
    Object.entries(asRecord(state.records)).flatMap(([object, rows]) =>
      Object.values(asRecord(rows))
        .map(asRecord)
        .reverse()
        .map((row) => {
          const shown = Object.entries(row).filter(([name]) => !["Id", "CreatedDate", "SystemModstamp"].includes(name));
          return {
            id: asText(row.Id),
            kind: object.toLowerCase(),
            title: titleOf(row),
            fields: Object.fromEntries(shown.map(([name, value]) => [objects[object]?.fields[name]?.label ?? name, text(value)])),
          };
        }),
    ),
};
