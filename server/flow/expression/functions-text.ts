import { limits } from "../limits.ts";
import type { Shape } from "../shape.ts";
import { type Typed, text, whole, yesNo } from "../shape-typed.ts";
import { charactersIn, isList, isRecord } from "../value.ts";
import { asCount, asList, asRecord, asText } from "./arguments.ts";
import { type Budget, FormulaFault } from "./budget.ts";
import type { FormulaFunction } from "./function.ts";
import { findPattern, patternFault } from "./pattern.ts";
import { plainText } from "./plain-text.ts";

const textParam = { name: "text", takes: "text" } as const;

/** Same text in other letters: formats that mean more than their letters are lost. */
function sameLength(args: readonly Typed[]): Typed {
  const shape = args[0]?.shape;
  if (shape?.type !== "string") return text;
  return { shape: { type: "string", ...(shape.maxLength !== undefined && { maxLength: shape.maxLength }), ...keptFormat(shape) }, optional: false };
}

function keptFormat(shape: Extract<Shape, { type: "string" }>): { format?: "email" | "uri" } {
  return shape.format === "email" || shape.format === "uri" ? { format: shape.format } : {};
}

function made(value: string, budget: Budget): string {
  if (value.length > limits.formulaOutput) throw new FormulaFault("too_much_output");
  budget.spendText(value.length);
  return value;
}

export const textFunctions = {
  lower: {
    group: "text",
    params: [textParam],
    example: 'lower("ADA@Example.com") → "ada@example.com"',
    gives: sameLength,
    run: ([value], budget) => made(asText(value).toLowerCase(), budget),
  },
  upper: {
    group: "text",
    params: [textParam],
    example: 'upper("gb") → "GB"',
    gives: sameLength,
    run: ([value], budget) => made(asText(value).toUpperCase(), budget),
  },
  trim: {
    group: "text",
    params: [textParam],
    example: 'trim("  Ada ") → "Ada"',
    gives: sameLength,
    run: ([value], budget) => made(asText(value).trim(), budget),
  },
  part: {
    group: "text",
    params: [textParam, { name: "start", takes: "number" }, { name: "length", takes: "number", optional: true }],
    example: 'part("GB-STD", 3) → "STD"',
    gives: (_, source) => {
      const length = source[2];
      return length?.kind === "literal" && typeof length.value === "number"
        ? { shape: { type: "string", maxLength: Math.max(0, length.value) }, optional: false }
        : text;
    },
    run: ([value, start, length], budget) => {
      const all = asText(value);
      budget.spend(1 + (all.length >> 6));
      const from = asCount(start);
      const most = length === undefined ? undefined : Math.max(0, asCount(length));
      if (!PAIRS.test(all)) return all.slice(...span(all.length, from, most));
      const characters = [...all];
      return characters.slice(...span(characters.length, from, most)).join("");
    },
  },
  replace: {
    group: "text",
    params: [textParam, { name: "find", takes: "text" }, { name: "with", takes: "text" }],
    example: 'replace("1.234,50", ".", "") → "1234,50"',
    gives: () => text,
    run: ([value, find, instead], budget) => replaceAll(asText(value), asText(find), asText(instead), budget),
  },
  split: {
    group: "text",
    params: [textParam, { name: "by", takes: "text" }],
    example: 'split("red,blue", ",") → ["red", "blue"]',
    gives: () => ({ shape: { type: "array", items: { type: "string" } }, optional: false }),
    run: ([value, by], budget) => {
      const all = asText(value);
      budget.spendText(all.length);
      const parts = all.split(asText(by));
      budget.spend(parts.length);
      return parts;
    },
  },
  join: {
    group: "text",
    params: [
      { name: "list", takes: "plains" },
      { name: "by", takes: "text" },
    ],
    example: 'join(["red", "blue"], ", ") → "red, blue"',
    gives: () => text,
    run: ([list, by], budget) => joinAll(asList(list).map(plainText), asText(by), budget),
  },
  contains: {
    group: "text",
    params: [textParam, { name: "part", takes: "text" }],
    example: 'contains("Tea towel", "towel") → true',
    gives: () => yesNo,
    run: ([value, part], budget) => {
      budget.spendText(asText(value).length);
      return asText(value).includes(asText(part));
    },
  },
  startsWith: {
    group: "text",
    params: [textParam, { name: "start", takes: "text" }],
    example: 'startsWith("GB-STD", "GB") → true',
    gives: () => yesNo,
    run: ([value, start]) => asText(value).startsWith(asText(start)),
  },
  endsWith: {
    group: "text",
    params: [textParam, { name: "end", takes: "text" }],
    example: 'endsWith("label.pdf", ".pdf") → true',
    gives: () => yesNo,
    run: ([value, end]) => asText(value).endsWith(asText(end)),
  },
  size: {
    group: "text",
    params: [{ name: "value", takes: "countable" }],
    example: 'size("Ada") → 3',
    gives: () => whole,
    run: ([value], budget) => {
      if (typeof value === "string") {
        budget.spendText(value.length);
        return charactersIn(value);
      }
      if (value !== undefined && isList(value)) return value.length;
      if (value !== undefined && isRecord(value)) return Object.keys(value).length;
      return Object.keys(asRecord(value)).length;
    },
  },
  matches: {
    group: "text",
    params: [textParam, { name: "pattern", takes: "text", literal: true }],
    example: 'matches("SW1A 1AA", "^[A-Z]{1,2}[0-9]") → true',
    gives: () => yesNo,
    checkLiterals: ([, pattern]) => {
      const written = pattern?.kind === "literal" && typeof pattern.value === "string" ? patternFault(pattern.value) : null;
      return written === null ? null : { argument: 1, detail: written };
    },
    run: ([value, pattern], budget) => {
      const all = asText(value);
      budget.spend(asText(pattern).length + (all.length >> 4));
      return findPattern(asText(pattern), all);
    },
  },
  text: {
    group: "text",
    params: [{ name: "value", takes: "plain" }],
    example: 'text(79.9) → "79.9"',
    gives: ([value]) =>
      value?.shape.type === "string"
        ? { shape: value.shape, optional: false }
        : value?.shape.type === "number"
          ? { shape: { type: "string", format: "decimal" }, optional: false }
          : text,
    run: ([value]) => (value === undefined ? undefined : plainText(value)),
  },
} as const satisfies { readonly [name: string]: FormulaFunction };

/** Only texts with characters beyond U+FFFF have to be taken apart. */
const PAIRS = /[\ud800-\udbff]/;

/** Positions of a slice: a negative start counts from the end. */
function span(length: number, from: number, most: number | undefined): [number, number | undefined] {
  const first = from < 0 ? Math.max(0, length + from) : from;
  return [first, most === undefined ? undefined : first + most];
}

function replaceAll(all: string, find: string, instead: string, budget: Budget): string {
  budget.spendText(all.length);
  if (find === "") return all;
  const parts = all.split(find);
  budget.spend(parts.length);
  // Looked at before the text is built: a short formula could ask for terabytes.
  if (all.length + (parts.length - 1) * (instead.length - find.length) > limits.formulaOutput) throw new FormulaFault("too_much_output");
  return parts.join(instead);
}

export function joinAll(parts: readonly string[], by: string, budget: Budget): string {
  budget.spend(parts.length);
  let length = Math.max(0, parts.length - 1) * by.length;
  for (const part of parts) length += part.length;
  if (length > limits.formulaOutput) throw new FormulaFault("too_much_output");
  return made(parts.join(by), budget);
}
