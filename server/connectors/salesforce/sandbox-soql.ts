import { asRecord, asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import { objects } from "./sandbox-objects.ts";

export type Answer =
  | { readonly ok: true; readonly object: string; readonly rows: readonly ValueRecord[] }
  | { readonly ok: false; readonly errorCode: string; readonly message: string };

const form = /^SELECT ([\w., ]+) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY (\w+))?(?: LIMIT (\d{1,5}))?$/s;
const condition =
  /^(\w+) (=|!=|<=|>=|<|>|LIKE) ('(?:[^'\\]|\\.)*'|null|true|false|-?\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?)(?: AND |$)/s;

const malformed = (message: string): Answer => ({ ok: false, errorCode: "MALFORMED_QUERY", message });

/** Answers the part of SOQL that a flow can ask: fields of one kind of record, conditions that all hold, an order and a limit. */
export function query(text: string, state: ValueRecord): Answer {
  const [, fieldList = "", object = "", where = "", order = "Id", limit = "2000"] = form.exec(text) ?? [];
  if (object === "") return malformed("unexpected token: the query could not be understood");
  if (object === "Organization") return { ok: true, object, rows: [{ Id: "00DWs00000AbCdEMAV", Name: "Harbour Homeware (sandbox)" }] };
  const known = Object.hasOwn(objects, object) ? objects[object]?.fields : undefined;
  if (known === undefined) return { ok: false, errorCode: "INVALID_TYPE", message: `sObject type '${object}' is not supported.` };
  const tests = readConditions(where);
  if (tests === null) return malformed(`unexpected token in the conditions: ${where.slice(0, 60)}`);
  const fields = fieldList.split(",").map((name) => name.trim());
  const stranger = [...fields, order, ...tests.map(({ field }) => field)].find((name) => !Object.hasOwn(known, name));
  if (stranger !== undefined) return { ok: false, errorCode: "INVALID_FIELD", message: `No such column '${stranger}' on entity '${object}'.` };
  const rows = Object.values(asRecord(asRecord(state.records)[object]))
    .map(asRecord)
    .filter((row) => tests.every(({ field, holds }) => holds(row[field] ?? null)))
    .sort((a, b) => compare(a[order] ?? null, b[order] ?? null))
    .slice(0, Number(limit));
  return { ok: true, object, rows: rows.map((row) => Object.fromEntries(["Id", ...fields].map((name) => [name, row[name] ?? null]))) };
}

interface Test {
  readonly field: string;
  readonly holds: (value: Value) => boolean;
}

function readConditions(text: string): readonly Test[] | null {
  const tests: Test[] = [];
  let rest = text;
  while (rest !== "") {
    const found = condition.exec(rest);
    if (found === null) return null;
    const [whole, field = "", operator = "", literal = ""] = found;
    const wanted = meaning(literal);
    tests.push({ field, holds: (value) => holds(value, operator, wanted) });
    rest = rest.slice(whole.length);
  }
  return tests;
}

function meaning(literal: string): Value {
  if (literal.startsWith("'"))
    return literal.slice(1, -1).replace(/\\(.)/gs, (_, character: string) => ({ n: "\n", r: "\r", t: "\t" })[character] ?? character);
  if (literal === "null") return null;
  if (literal === "true" || literal === "false") return literal === "true";
  return /^-?\d+(\.\d+)?$/.test(literal) ? Number(literal) : literal;
}

function holds(value: Value, operator: string, wanted: Value): boolean {
  const order = compare(value, wanted);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "LIKE":
      return like(asText(value).toLowerCase(), asText(wanted).toLowerCase().split("%"));
    default:
      return value !== null && (operator.startsWith("<") ? order < 0 : order > 0) ? true : operator.endsWith("=") && order === 0;
  }
}

/** Each part in its place, one after the other; the first and the last at the ends. */
function like(text: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const found = index === parts.length - 1 && index > 0 ? text.lastIndexOf(part) : text.indexOf(part, at);
    if (found < at || (index === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return parts.at(-1) === "" || at === text.length;
}

/** Texts without regard to case, as Salesforce compares them. */
function compare(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [a, b].map((value) => (value === null ? "" : String(value).toLowerCase()));
  return (left ?? "") < (right ?? "") ? -1 : (left ?? "") > (right ?? "") ? 1 : 0;
}
