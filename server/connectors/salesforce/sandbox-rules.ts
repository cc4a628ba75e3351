import { asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import { type FieldRule, objects } from "./sandbox-objects.ts";

export interface Complaint {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

const complaint = (errorCode: string, message: string, ...fields: readonly string[]): Complaint => ({ errorCode, message, fields });

/** Why Salesforce would not save these fields; empty when it would. `isNew`: required fields must be there. */
export function wrongFields(object: string, given: ValueRecord, isNew: boolean): readonly Complaint[] {
  const rules = objects[object]?.fields ?? {};
  const strangers = Object.keys(given).filter((name) => !Object.hasOwn(rules, name));
  if (strangers.length > 0) return strangers.map((name) => complaint("INVALID_FIELD", `No such column '${name}' on sobject of type ${object}`));
  const missing = Object.entries(rules).flatMap(([name, rule]) => (rule.required === true && isMissing(given, name, isNew) ? [name] : []));
  const wrong = Object.entries(given).flatMap(([name, value]) =>
    rules[name] === undefined || value === null ? [] : (wrongValue(name, value, rules[name]) ?? []),
  );
  return missing.length > 0 ? [complaint("REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing.join(", ")}]`, ...missing), ...wrong] : wrong;
}

function isMissing(given: ValueRecord, name: string, isNew: boolean): boolean {
  const there = Object.hasOwn(given, name);
  return there ? given[name] === null || given[name] === "" : isNew;
}

function wrongValue(name: string, value: Value, rule: FieldRule): Complaint | null {
  if (rule.fixed === true)
    return complaint(
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      name,
    );
  const parse = (): Complaint => complaint("JSON_PARSER_ERROR", `Cannot deserialize instance of ${rule.kind} from the value given for ${name}`, name);
  switch (rule.kind) {
    case "currency":
      return typeof value === "number" ? null : parse();
    case "boolean":
      return typeof value === "boolean" ? null : parse();
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : parse();
    case "email":
      return /^[^@\s]+@[^@\s]+\.[^@\s.]+$/.test(asText(value))
        ? tooLong(name, value, rule)
        : complaint("INVALID_EMAIL_ADDRESS", `${rule.label}: invalid email address: ${asText(value)}`, name);
    case "string":
    case "phone":
    case "picklist":
    case "reference":
    case "datetime":
      return typeof value === "string" ? tooLong(name, value, rule) : parse();
  }
}

function tooLong(name: string, value: Value, rule: FieldRule): Complaint | null {
  const { length } = rule;
  return length === undefined || asText(value).length <= length
    ? null
    : complaint("STRING_TOO_LONG", `${rule.label}: data value too large: ${asText(value).slice(0, 40)} (max length=${length})`, name);
}
