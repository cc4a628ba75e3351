import { asList, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxRequest } from "../contract.ts";
import { find, missing, newId, refuseFields, stored, stripeError } from "./sandbox-answers.ts";

const fields = ["email", "name", "phone", "description", "address", "metadata"];
const addressFields = ["line1", "line2", "city", "state", "postal_code", "country"];

/** A customer as version 2020-03-02 answers it. */
export function customerRow(id: string, form: ValueRecord, created: number): ValueRecord {
  return {
    id,
    object: "customer",
    created,
    livemode: false,
    email: form.email ?? null,
    name: form.name ?? null,
    phone: form.phone ?? null,
    description: form.description ?? null,
    ...(form.address === undefined ? {} : { address: form.address }),
    metadata: asRecord(form.metadata),
    balance: 0,
    currency: null,
    delinquent: false,
    sources: { object: "list", data: [], has_more: false, url: `/v1/customers/${id}/sources` },
  };
}

function refusal(form: ValueRecord, state: ValueRecord): SandboxAnswer | null {
  const wrong = refuseFields(form, fields, state);
  if (wrong !== null) return wrong;
  const address = form.address === undefined ? null : asRecord(form.address);
  const unknown = Object.keys(address ?? {}).find((name) => !addressFields.includes(name));
  if (unknown !== undefined)
    return stripeError(state, `Received unknown parameter: address[${unknown}]`, { param: `address[${unknown}]`, code: "parameter_unknown" });
  if (address !== null && asText(address.line1) === "")
    return stripeError(state, "Missing required param: address[line1].", { param: "address[line1]", code: "parameter_missing" });
  if (asText(form.phone).length > 20) return stripeError(state, "Invalid phone: must be at most 20 characters", { param: "phone" });
  return null;
}

export function createCustomer(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const form = asRecord(request.body);
  const wrong = refusal(form, state);
  if (wrong !== null) return wrong;
  const { id, state: counted } = newId("cus", state);
  const row = customerRow(id, form, Math.floor(request.now / 1_000));
  const title = `Customer ${asText(row.name) || asText(row.email)} created`;
  return { status: 200, body: row, state: stored(counted, "customers", row), effect: { kind: "customer", id, title } };
}

export function updateCustomer(id: string, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const before = find(state.customers, id);
  if (before === null) return missing(state, "customer", id, "id", 404);
  const form = asRecord(request.body);
  const wrong = refusal(form, state);
  if (wrong !== null) return wrong;
  const row: ValueRecord = { ...before, ...form, metadata: { ...asRecord(before.metadata), ...asRecord(form.metadata) } };
  return {
    status: 200,
    body: row,
    state: stored(state, "customers", row),
    effect: { kind: "customer", id, title: `Customer ${asText(row.name) || id} changed` },
  };
}

export function listCustomers(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const { email, limit = "10" } = request.query;
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 100) return stripeError(state, `Invalid limit: ${limit}`, { param: "limit" });
  const rows = asList(state.customers)
    .filter((row) => email === undefined || asRecord(row).email === email)
    .reverse();
  return { status: 200, body: { object: "list", url: "/v1/customers", has_more: rows.length > Number(limit), data: rows.slice(0, Number(limit)) }, state };
}
