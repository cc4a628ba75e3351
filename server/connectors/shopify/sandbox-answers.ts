import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxEffect } from "../contract.ts";

export function data(field: string, value: Value, state: ValueRecord, effect?: SandboxEffect): SandboxAnswer {
  const answer = { status: 200, body: { data: { [field]: value } }, state };
  return effect === undefined ? answer : { ...answer, effect };
}

/** The mutation's own complaint, inside a 200. */
export function userError(mutation: string, result: string, field: readonly string[], message: string, state: ValueRecord, code?: string): SandboxAnswer {
  return data(mutation, { [result]: null, userErrors: [{ field, message, ...(code === undefined ? {} : { code }) }] }, state);
}

/** What the API says of a call that it does not even try, inside a 200 too. */
export function topError(message: string, code: string, state: ValueRecord): SandboxAnswer {
  return { status: 200, body: { errors: [{ message, locations: [{ line: 1, column: 1 }], extensions: { code } }] }, state };
}
