import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";

/** A simulated app remembers this many of each kind, so that a long demonstration stays quick. */
const MOST_KEPT = 200;

/** Stripe's way to say no. */
export function stripeError(
  state: ValueRecord,
  message: string,
  about: { readonly param?: string; readonly code?: string; readonly status?: number } = {},
): SandboxAnswer {
  const { param, code, status = 400 } = about;
  const type = status === 402 ? "card_error" : "invalid_request_error";
  return { status, body: { error: { type, message, ...(code === undefined ? {} : { code }), ...(param === undefined ? {} : { param }) } }, state };
}

export function missing(state: ValueRecord, what: string, id: string, param: string, status = 400): SandboxAnswer {
  return stripeError(state, `No such ${what}: '${id}'`, { param, code: "resource_missing", status });
}

/** The first thing that Stripe would not take whatever the request is about: unknown parameters, notes that are too long. */
export function refuseFields(form: ValueRecord, known: readonly string[], state: ValueRecord): SandboxAnswer | null {
  const unknown = Object.keys(form).find((name) => !known.includes(name));
  if (unknown !== undefined) return stripeError(state, `Received unknown parameter: ${unknown}`, { param: unknown, code: "parameter_unknown" });
  const notes = Object.entries(asRecord(form.metadata));
  if (notes.length > 50) return stripeError(state, "You can only have up to 50 metadata keys on an object.", { param: "metadata" });
  const long = notes.find(([name, value]) => name.length > 40 || asText(value).length > 500);
  if (long !== undefined) return stripeError(state, "Metadata keys can be at most 40 characters long and values 500.", { param: `metadata[${long[0]}]` });
  const email = form.email ?? form.receipt_email;
  if (email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(asText(email)))
    return stripeError(state, `Invalid email address: ${asText(email)}`, {
      param: form.email === undefined ? "receipt_email" : "email",
      code: "email_invalid",
    });
  return null;
}

/** Whole numbers only come as digits in a form. Undefined = it is none. */
export function wholeNumber(value: Value | undefined): number | undefined {
  return /^-?\d{1,12}$/.test(asText(value)) ? Number(asText(value)) : undefined;
}

export function find(rows: Value | undefined, id: Value | undefined): ValueRecord | null {
  const found = asList(rows).find((row) => asRecord(row).id === id);
  return found === undefined ? null : asRecord(found);
}

/** The state with a row put in its place, or at the end. */
export function stored(state: ValueRecord, list: string, row: ValueRecord): ValueRecord {
  const rows = asList(state[list]);
  const known = rows.some((other) => asRecord(other).id === row.id);
  return { ...state, [list]: known ? rows.map((other) => (asRecord(other).id === row.id ? row : other)) : [...rows.slice(1 - MOST_KEPT), row] };
}

/** `pi_3SandboxHarbour00000031`: believable, and never the same twice. */
export function newId(prefix: string, state: ValueRecord): { readonly id: string; readonly state: ValueRecord } {
  const next = typeof state.next === "number" ? state.next : 1;
  return { id: `${prefix}_3SandboxHarbour${String(next).padStart(8, "0")}`, state: { ...state, next: next + 1 } };
}

export function pounds(units: number, currency: string): string {
  const text = (units / 100).toFixed(2);
  return currency === "gbp" ? `£${text}` : `${text} ${currency.toUpperCase()}`;
}
