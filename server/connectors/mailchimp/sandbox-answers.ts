import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";

/** Mailchimp's refusals: one sentence, and the field where there is one. */
export function problem(status: number, title: string, detail: string, state: ValueRecord, field?: string): SandboxAnswer {
  const errors = field === undefined ? {} : { errors: [{ field, message: detail }] };
  const body = { type: "https://mailchimp.com/developer/marketing/docs/errors/", title, status, detail, instance: "sandbox", ...errors };
  return { status, headers: { "content-type": "application/problem+json; charset=utf-8" }, body, state };
}

export function notFound(state: ValueRecord): SandboxAnswer {
  return problem(404, "Resource Not Found", "The requested resource could not be found.", state);
}

export function invalid(detail: string, field: string, state: ValueRecord): SandboxAnswer {
  return problem(400, "Invalid Resource", detail, state, field);
}
