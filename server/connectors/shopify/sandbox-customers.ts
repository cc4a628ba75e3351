import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";
import { data, topError, userError } from "./sandbox-answers.ts";

const MOST_KEPT = 300;
const known = ["email", "firstName", "lastName", "phone", "note", "tags", "taxExempt", "locale", "addresses", "taxExemptions"];

export function findCustomer(variables: ValueRecord, state: ValueRecord): SandboxAnswer {
  return data("customerByIdentifier", byEmail(asText(variables.email), state) ?? null, state);
}

export function setCustomer(variables: ValueRecord, now: number, state: ValueRecord): SandboxAnswer {
  const input = asRecord(variables.input);
  const email = asText(variables.email).toLowerCase();
  const stranger = Object.keys(input).find((name) => !known.includes(name));
  if (stranger !== undefined)
    return topError(
      `Variable $input of type CustomerSetInput! was provided invalid value for ${stranger} (Field is not defined on CustomerSetInput)`,
      "INVALID_VARIABLE",
      state,
    );
  const refuse = (field: string, message: string): SandboxAnswer => userError("customerSet", "customer", ["input", field], message, state);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(email) || /@(.+\.)?invalid$/.test(email)) return refuse("email", "Email is invalid");
  if (asText(input.phone) !== "" && !/^\+?[\d ()-]{7,20}$/.test(asText(input.phone))) return refuse("phone", "Phone is invalid");
  if (asText(input.email) !== "" && asText(input.email).toLowerCase() !== email) return refuse("email", "Email must be the same as in the identifier");
  const before = byEmail(email, state);
  const customer = changed(before ?? {}, input, email, now, state);
  const id = asText(customer.id);
  const others = Object.entries(asRecord(state.customers)).filter(([other]) => other !== id);
  const next = { ...state, next: asNumber(state.next) + 1, customers: { ...Object.fromEntries(others.slice(1 - MOST_KEPT)), [id]: customer } };
  const effect = { kind: "customer", id, title: `${email} ${before === undefined ? "added" : "updated"}` };
  return data("customerSet", { customer, userErrors: [] }, next, effect);
}

function changed(before: ValueRecord, input: ValueRecord, email: string, now: number, state: ValueRecord): ValueRecord {
  const at = new Date(now).toISOString();
  const marketing = asText(asRecord(before.defaultEmailAddress).marketingState) || "NOT_SUBSCRIBED";
  return {
    id: `gid://shopify/Customer/7302984519066${String(asNumber(state.next)).padStart(5, "0")}`,
    numberOfOrders: "0",
    createdAt: at,
    note: null,
    ...before,
    firstName: input.firstName ?? before.firstName ?? null,
    lastName: input.lastName ?? before.lastName ?? null,
    ...(input.note === undefined ? {} : { note: input.note }),
    defaultEmailAddress: { emailAddress: email, marketingState: marketing },
    defaultPhoneNumber: input.phone === undefined ? (before.defaultPhoneNumber ?? null) : { phoneNumber: asText(input.phone) },
    // Shopify keeps tags sorted.
    tags: [...new Set(asList(input.tags ?? before.tags).map(asText))].sort(),
    updatedAt: at,
  };
}

function byEmail(email: string, state: ValueRecord): ValueRecord | undefined {
  return Object.values(asRecord(state.customers))
    .map(asRecord)
    .find((customer) => asText(asRecord(customer.defaultEmailAddress).emailAddress) === email.toLowerCase());
}
