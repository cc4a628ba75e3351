import { emptyRecord, isExact, isList, isRecord, numberFromText, type Value } from "#server/flow/value.ts";
import type { ReadRule } from "../contract.ts";
import { type Decimals, fromMinor, toMinor } from "./minor-units.ts";
import { textsAt } from "./path.ts";

/** Reads what an app wrote in a way of its own as flows know it: money as decimal text, moments as dates. Undefined = not in that form. */
export function applyReads(rules: readonly ReadRule[] | undefined, value: Value, decimals: Decimals = {}): Value {
  return (rules ?? []).reduce((read, rule) => changeAt(read, rule.at, (found) => readOne(rule, found, textsAt(value, currencyOf(rule))[0], decimals)), value);
}

/** Turns `applyReads` round: a sample as the app would have sent it. */
export function undoReads(rules: readonly ReadRule[] | undefined, value: Value, decimals: Decimals = {}): Value {
  return (rules ?? []).reduce(
    (wrote, rule) => changeAt(wrote, rule.at, (found) => writeOne(rule, found, textsAt(value, currencyOf(rule))[0], decimals)),
    value,
  );
}

function currencyOf(rule: ReadRule): readonly string[] {
  return rule.as === "minor" ? rule.currency : [];
}

function readOne(rule: ReadRule, value: Value, currency: string | undefined, decimals: Decimals): Value | undefined {
  const digits = typeof value === "number" ? String(value) : isExact(value) ? value["\u0000exact"] : undefined;
  switch (rule.as) {
    case "minor":
      return digits === undefined || currency === undefined ? undefined : fromMinor(digits, currency, decimals);
    case "epoch":
      return digits === undefined ? undefined : momentOf(Number(digits));
    case "upper":
      return typeof value === "string" ? value.toUpperCase() : undefined;
  }
}

function writeOne(rule: ReadRule, value: Value, currency: string | undefined, decimals: Decimals): Value | undefined {
  if (typeof value !== "string") return undefined;
  switch (rule.as) {
    case "minor": {
      const units = currency === undefined ? undefined : toMinor(value, currency, decimals);
      return units === undefined ? undefined : numberFromText(units);
    }
    case "epoch":
      return Number.isNaN(Date.parse(value)) ? undefined : Math.floor(Date.parse(value) / 1_000);
    case "upper":
      return value.toLowerCase();
  }
}

function momentOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The same tree with the values at a path changed; `*` walks lists. What is not there, or changes to undefined, stays as it is. */
function changeAt(value: Value, path: readonly string[], change: (found: Value) => Value | undefined): Value {
  const [name, ...rest] = path;
  if (name === undefined) return change(value) ?? value;
  if (isList(value)) return name === "*" ? value.map((item) => changeAt(item, rest, change)) : value;
  if (!isRecord(value) || !Object.hasOwn(value, name)) return value;
  const copy = emptyRecord();
  for (const [key, inner] of Object.entries(value)) copy[key] = key === name ? changeAt(inner, rest, change) : inner;
  return copy;
}
