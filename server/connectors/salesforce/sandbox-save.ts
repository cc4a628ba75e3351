import { asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import { objects } from "./sandbox-objects.ts";
import { type Complaint, wrongFields } from "./sandbox-rules.ts";

/** A simulated app remembers this many of each kind, so that a long demonstration stays quick. */
const MOST_KEPT = 300;

export function refused(status: number, complaints: readonly Complaint[], state: ValueRecord): SandboxAnswer {
  return { status, body: complaints.map(({ errorCode, message, fields }) => ({ message, errorCode, fields })), state };
}

export function notFound(state: ValueRecord, message = "The requested resource does not exist"): SandboxAnswer {
  return refused(404, [{ errorCode: "NOT_FOUND", message, fields: [] }], state);
}

export function create(object: string, given: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const wrong = wrongFields(object, given, true);
  if (wrong.length > 0) return refused(400, wrong, state);
  const made = stored(object, given, null, now, state);
  return { status: 201, body: { id: made.id, success: true, errors: [] }, state: made.state, effect: effect(object, made.row, "added") };
}

export function update(object: string, id: string, given: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const before = asRecord(asRecord(state.records)[object])[id];
  if (before === undefined) return notFound(state, "The requested resource does not exist");
  const wrong = wrongFields(object, given, false);
  if (wrong.length > 0) return refused(400, wrong, state);
  const made = stored(object, given, asRecord(before), now, state);
  return { status: 204, body: null, state: made.state, effect: effect(object, made.row, "updated") };
}

/** By a field with one's own ids. Two records with the same one are told as 300, with their addresses. */
export function upsert(object: string, field: string, value: string, given: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  if (objects[object]?.fields[field]?.externalId !== true) return notFound(state, `Provided external ID field does not exist or is not accessible: ${field}`);
  if (Object.hasOwn(given, field))
    return refused(400, [{ errorCode: "INVALID_FIELD", message: `The ${field} field should not be specified in the sobject data.`, fields: [field] }], state);
  const rows = Object.values(asRecord(asRecord(state.records)[object]))
    .map(asRecord)
    .filter((row) => asText(row[field]).toLowerCase() === value.toLowerCase());
  if (rows.length > 1) return { status: 300, body: rows.map((row) => `/services/data/v64.0/sobjects/${object}/${asText(row.Id)}`), state };
  const before = rows[0] ?? null;
  const wrong = wrongFields(object, { ...given, [field]: value }, before === null);
  if (wrong.length > 0) return refused(400, wrong, state);
  const made = stored(object, { ...given, [field]: value }, before, now, state);
  const isNew = before === null;
  return {
    status: isNew ? 201 : 200,
    body: { id: made.id, success: true, errors: [], created: isNew },
    state: made.state,
    effect: effect(object, made.row, isNew ? "added" : "updated"),
  };
}

function stored(
  object: string,
  given: ValueRecord,
  before: ValueRecord | null,
  now: number,
  state: ValueRecord,
): { readonly id: string; readonly row: ValueRecord; readonly state: ValueRecord } {
  const records = asRecord(state.records);
  const next = asNumber(state.next);
  const id = before === null ? `${objects[object]?.prefix ?? "a00"}Ws${String(next).padStart(10, "0")}IAV` : asText(before.Id);
  const at = new Date(now).toISOString().replace("Z", "+0000");
  const row: ValueRecord = { CreatedDate: at, ...before, ...given, Id: id, SystemModstamp: at };
  const others = Object.fromEntries(
    Object.entries(asRecord(records[object]))
      .filter(([other]) => other !== id)
      .slice(1 - MOST_KEPT),
  );
  return { id, row, state: { ...state, next: next + 1, records: { ...records, [object]: { ...others, [id]: row } } } };
}

/** What a person would call the record. */
export function titleOf(row: ValueRecord): string {
  return asText(row.Name) || [row.FirstName, row.LastName].map(asText).filter(Boolean).join(" ") || asText(row.Id);
}

function effect(object: string, row: ValueRecord, what: string): { readonly kind: string; readonly id: string; readonly title: string } {
  return { kind: object.toLowerCase(), id: asText(row.Id), title: `${object} ${titleOf(row)} ${what}` };
}
