import { asRecord, asText } from "#server/flow/read.ts";
import { isList, isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";

/** One complaint: where in the body, and what about it. */
export interface Complaint {
  readonly pointer: string;
  readonly detail: string;
}

const identifiers = ["email", "phone_number", "external_id", "anonymous_id", "_kx"];
const names = ["first_name", "last_name", "organization", "locale", "title", "image"];
const placeNames = ["address1", "address2", "city", "country", "latitude", "longitude", "region", "zip", "timezone", "ip"];
const eventFields = ["properties", "time", "value", "value_currency", "unique_id", "backfill", "metric", "profile"];

/** What Klaviyo would say about a resource's attributes that hold anything else than these. */
export function unknownFields(value: ValueRecord, known: readonly string[], at: string): readonly Complaint[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({ pointer: `${at}/${name}`, detail: `'${name}' is not a valid field for the resource.` }));
}

export function wrongProfile(attributes: ValueRecord, at: string): readonly Complaint[] {
  const wrong = [...unknownFields(attributes, [...identifiers, ...names, "location", "properties"], at)];
  if (!identifiers.some((name) => asText(attributes[name]) !== ""))
    wrong.push({ pointer: at, detail: "One of email, phone_number, external_id or anonymous_id must be given." });
  for (const name of [...identifiers, ...names])
    if (attributes[name] !== undefined && attributes[name] !== null && typeof attributes[name] !== "string")
      wrong.push({ pointer: `${at}/${name}`, detail: `'${name}' must be a string.` });
  const { email, phone_number: phone, location } = attributes;
  if (typeof email === "string" && !isEmail(email)) wrong.push({ pointer: `${at}/email`, detail: "Invalid email address" });
  if (typeof phone === "string" && !/^\+[1-9]\d{6,14}$/.test(phone))
    wrong.push({ pointer: `${at}/phone_number`, detail: "Invalid phone number format (Example of a valid format: +12345678901)" });
  if (location !== undefined) wrong.push(...unknownFields(asRecord(location), placeNames, `${at}/location`));
  return wrong;
}

export function wrongEvent(attributes: ValueRecord): readonly Complaint[] {
  const at = "/data/attributes";
  const wrong = [...unknownFields(attributes, eventFields, at)];
  const metric = asRecord(asRecord(attributes.metric).data);
  const person = asRecord(asRecord(attributes.profile).data);
  if (metric.type !== "metric" || asText(asRecord(metric.attributes).name) === "")
    wrong.push({ pointer: `${at}/metric`, detail: "A metric with a name is required." });
  if (person.type !== "profile") wrong.push({ pointer: `${at}/profile`, detail: "A profile is required." });
  else wrong.push(...wrongProfile(asRecord(person.attributes), `${at}/profile/data/attributes`));
  if (!isGroup(attributes.properties)) wrong.push({ pointer: `${at}/properties`, detail: "'properties' must be an object." });
  const { value, value_currency: currency, time } = attributes;
  if (value !== undefined && typeof value !== "number") wrong.push({ pointer: `${at}/value`, detail: "'value' must be a number." });
  if (currency !== undefined && !/^[A-Z]{3}$/.test(asText(currency)))
    wrong.push({ pointer: `${at}/value_currency`, detail: "Must be an ISO 4217 currency code." });
  if (time !== undefined && Number.isNaN(Date.parse(asText(time)))) wrong.push({ pointer: `${at}/time`, detail: "Not a valid datetime." });
  return wrong;
}

export function isEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(text) && !/@(.+\.)?invalid$/.test(text);
}

function isGroup(value: Value | undefined): boolean {
  return value !== undefined && isRecord(value) && !isList(value);
}
