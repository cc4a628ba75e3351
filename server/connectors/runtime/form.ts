import { limits } from "#server/flow/limits.ts";
import { emptyRecord, isExact, isFile, isList, isRecord, type Value } from "#server/flow/value.ts";
import { CannotSend } from "./cannot-send.ts";

/** Nested fields as `a[b][0][c]=`, which is how Stripe and others read forms. @throws CannotSend for a field name that would read as nesting */
export function formText(value: Value): string {
  return pairs(value, "")
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join("&");
}

function pairs(value: Value, name: string): readonly (readonly [string, string])[] {
  if (value === null) return [[name, ""]];
  if (isExact(value)) return [[name, value["\u0000exact"]]];
  if (isList(value)) return value.flatMap((item, index) => pairs(item, inner(name, String(index))));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => pairs(item, inner(name, key)));
  return isFile(value) ? [] : [[name, String(value)]];
}

function inner(name: string, key: string): string {
  if (/[[\]]/.test(key)) throw new CannotSend("in_form_name", key);
  return name === "" ? key : `${name}[${key}]`;
}

/** A map, so that no name of a field reaches a prototype. */
type Tree = Map<string, string | Tree>;

const DEEPEST = 8;

/**
 * A form as a tree: every leaf is text; `a[0]`, `a[1]` … in order, or `a[]` again and again, make a list. Null when a
 * name is used both for a text and for a group, nests deeper than eight, or there are more fields than JSON may have.
 */
export function parseForm(text: string): Value | null {
  const tree: Tree = new Map();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > limits.jsonKeys || !put(tree, namesOf(name), value)) return null;
  }
  return recordOf(tree);
}

function namesOf(name: string): readonly string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  if (match === null) return [name];
  return [match[1] ?? "", ...[...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "")];
}

function put(tree: Tree, names: readonly string[], value: string): boolean {
  if (names.length > DEEPEST) return false;
  let at = tree;
  for (const [index, raw] of names.entries()) {
    const name = raw === "" && index > 0 ? String(at.size) : raw;
    const known = at.get(name);
    if (index === names.length - 1) {
      if (known instanceof Map) return false;
      at.set(name, value);
      return true;
    }
    if (typeof known === "string") return false;
    const next: Tree = known ?? new Map();
    at.set(name, next);
    at = next;
  }
  return true;
}

function readTree(tree: string | Tree): Value {
  if (typeof tree === "string") return tree;
  const keys = [...tree.keys()];
  return keys.every((key, index) => key === String(index)) ? [...tree.values()].map(readTree) : recordOf(tree);
}

function recordOf(tree: Tree): Value {
  const record = emptyRecord();
  for (const [key, value] of tree) record[key] = readTree(value);
  return record;
}
