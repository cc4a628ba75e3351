import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import type { Complaint } from "./sandbox-rules.ts";

const titles: { readonly [status: number]: string } = {
  400: "Invalid input.",
  401: "Authentication required.",
  404: "Not found.",
  415: "Unsupported media type.",
};

/** Klaviyo's errors: a list, each with where it is. */
export function refusal(status: number, complaints: readonly Complaint[], state: ValueRecord): SandboxAnswer {
  const errors = complaints.map(({ pointer, detail }, index) => ({
    id: `6f1c2a90-8d4e-4b57-9c33-${String(index).padStart(12, "0")}`,
    status,
    code: status === 400 ? "invalid" : "error",
    title: titles[status] ?? "Error.",
    detail,
    source: { pointer },
    links: {},
    meta: {},
  }));
  return { status, headers: { "content-type": "application/vnd.api+json" }, body: { errors }, state };
}

export function page(kind: string, rows: readonly ValueRecord[], state: ValueRecord): SandboxAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/vnd.api+json" },
    body: { data: rows, links: { self: `https://a.klaviyo.com/api/${kind}` } },
    state,
  };
}

export function profileResource(id: string, attributes: ValueRecord): ValueRecord {
  return { type: "profile", id, attributes, links: { self: `https://a.klaviyo.com/api/profiles/${id}/` } };
}
