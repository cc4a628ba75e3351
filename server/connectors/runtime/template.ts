import { isRecord, numberFromText, type Value, type ValueRecord } from "#server/flow/value.ts";
import type { Template } from "../contract.ts";
import { CannotSend } from "./cannot-send.ts";
import { type Decimals, toMinor } from "./minor-units.ts";
import { plainText } from "./plain.ts";
import { wordings } from "./wordings.ts";

export interface Scope {
  readonly input: ValueRecord;
  readonly vars: { readonly [name: string]: string };
  /** The idempotency key. */
  readonly key: string;
  readonly decimals?: Decimals;
}

const PLACEHOLDER =
  /\{(?:(?<change>[A-Za-z0-9]+):)?(?<root>input|vars|key)(?<path>(?:\.[A-Za-z0-9_]+)*)(?:,input\.(?<second>[A-Za-z0-9_.]+))?(?:\|(?<instead>[A-Za-z0-9]+))?\}/g;
const WHOLE = new RegExp(`^${PLACEHOLDER.source}$`);

type Groups = { readonly [name: string]: string | undefined };

/** Text with its placeholders filled; `encode` sees each value alone. Undefined when a value is missing or is no plain value. @throws CannotSend */
export function fillText(template: string, scope: Scope, encode: (text: string) => string | undefined): string | undefined {
  let text = "";
  let from = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const plain = plainText(resolve(match.groups ?? {}, scope));
    const encoded = plain === undefined ? undefined : encode(plain);
    if (encoded === undefined) return undefined;
    text += template.slice(from, match.index) + encoded;
    from = match.index + match[0].length;
  }
  return text + template.slice(from);
}

/** A tree with its placeholders filled; fields without a value are left out, and so are records that had fields and lost all of them. @throws CannotSend */
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
  if (whole !== null) return resolve(whole.groups ?? {}, scope);
  return fillText(template, scope, (text) => text);
}

function resolve(groups: Groups, scope: Scope): Value | undefined {
  const { change, root = "", path = "", second = "", instead } = groups;
  const found = walk(root, path, scope);
  if (found === undefined) return instead === "key" ? scope.key : instead;
  if (change === undefined) return found;
  if (change === "minor") return minor(found, path.slice(1), walk("input", `.${second}`, scope), second, scope);
  const worded = wordings[change]?.(found);
  // Leaving it out would ask the app something else.
  if (worded === undefined) throw new CannotSend("in_question", path.slice(1));
  return worded;
}

function minor(amount: Value, field: string, currency: Value | undefined, currencyField: string, scope: Scope): Value {
  const code = plainText(currency);
  if (code === undefined) throw new CannotSend("no_currency", currencyField);
  const units = toMinor(plainText(amount) ?? "", code, scope.decimals ?? {});
  if (units === undefined) throw new CannotSend("too_many_decimals", field);
  return numberFromText(units);
}

function walk(root: string, path: string, scope: Scope): Value | undefined {
  if (root === "key") return scope.key;
  let value: Value | undefined = root === "vars" ? scope.vars : scope.input;
  for (const name of path.split(".").slice(1)) value = value !== undefined && isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value ?? undefined;
}
