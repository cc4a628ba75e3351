import { createHash } from "node:crypto";
import { isExact, isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { Template } from "../contract.ts";

export interface Scope {
  readonly input: ValueRecord;
  readonly vars: { readonly [name: string]: string };
  /** The idempotency key. */
  readonly key: string;
}

const PLACEHOLDER = /\{(md5Lower:)?(input|vars|key)((?:\.[A-Za-z0-9_]+)*)\}/g;
const WHOLE = new RegExp(`^${PLACEHOLDER.source}$`);

/** Text with its placeholders filled; `encode` sees each value alone. Undefined when a value is missing or is no plain value. */
export function fillText(template: string, scope: Scope, encode: (text: string) => string | undefined): string | undefined {
  let missing = false;
  const text = template.replace(PLACEHOLDER, (_, hash: string | undefined, root: string, path: string) => {
    const plain = plainText(resolve(hash, root, path, scope));
    const encoded = plain === undefined ? undefined : encode(plain);
    if (encoded === undefined) missing = true;
    return encoded ?? "";
  });
  return missing ? undefined : text;
}

/** A tree with its placeholders filled; fields without a value are left out, and so are records that had fields and lost all of them. */
export function fillTree(template: Template, scope: Scope): Value | undefined {
  if (typeof template === "string") return fillLeaf(template, scope);
  if (template === null || typeof template !== "object") return template;
  if (isListTemplate(template)) return template.flatMap((item) => fillTree(item, scope) ?? []);
  const entries = Object.entries(template).flatMap(([key, inner]) => {
    const value = fillTree(inner, scope);
    return value === undefined ? [] : [[key, value] as const];
  });
  return entries.length === 0 && Object.keys(template).length > 0 ? undefined : Object.fromEntries(entries);
}

function isListTemplate(template: Template): template is readonly Template[] {
  return Array.isArray(template);
}

function fillLeaf(template: string, scope: Scope): Value | undefined {
  const whole = WHOLE.exec(template);
  if (whole?.[2] !== undefined) return resolve(whole[1], whole[2], whole[3] ?? "", scope);
  return fillText(template, scope, (text) => text);
}

function resolve(hash: string | undefined, root: string, path: string, scope: Scope): Value | undefined {
  const found = walk(root, path, scope);
  if (hash === undefined) return found;
  const text = plainText(found);
  // Mailchimp addresses a member by this hash; it guards nothing.
  return text === undefined ? undefined : createHash("md5").update(text.toLowerCase()).digest("hex");
}

function walk(root: string, path: string, scope: Scope): Value | undefined {
  if (root === "key") return scope.key;
  let value: Value | undefined = root === "vars" ? scope.vars : scope.input;
  for (const name of path.split(".").slice(1)) value = value !== undefined && isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value ?? undefined;
}

function plainText(value: Value | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value !== undefined && isExact(value) ? value["\u0000exact"] : undefined;
}
