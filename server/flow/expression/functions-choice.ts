import type { Shape } from "../shape.ts";
import { mergeShapes } from "../shape-of.ts";
import { type Typed, yesNo } from "../shape-typed.ts";
import { field, isList, type Value } from "../value.ts";
import { asRecord } from "./arguments.ts";
import type { FormulaFunction } from "./function.ts";
import { plainText } from "./plain-text.ts";

const unknown: Shape = { type: "unknown" };

/** The first argument that is there: it is missing only if all are. */
function firstThere(args: readonly Typed[]): Typed {
  const shapes = args.map((arg) => arg.shape).filter((shape) => shape.type !== "null");
  const [first = unknown, ...rest] = shapes;
  return { shape: rest.reduce<Shape>(mergeShapes, first), optional: args.every((arg) => arg.optional) };
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function isEmpty(value: Value | undefined): boolean {
  return isMissing(value) || value === "" || (value !== undefined && isList(value) && value.length === 0);
}

/** What the rows of a lookup table give. */
function rowOf(table: Typed | undefined): Shape {
  if (table?.shape.type !== "object") return unknown;
  const rows = [...Object.values(table.shape.properties), ...(table.shape.additional ? [table.shape.additional] : [])];
  const [first = unknown, ...rest] = rows;
  return rest.reduce<Shape>(mergeShapes, first);
}

export const choiceFunctions = {
  default: {
    group: "choice",
    params: [
      { name: "value", takes: "any" },
      { name: "fallback", takes: "likeFirst" },
    ],
    seesMissing: true,
    example: 'default(customer.phone, "none given") → "none given"',
    gives: firstThere,
    run: ([value, fallback]) => (isMissing(value) ? fallback : value),
  },
  ifEmpty: {
    group: "choice",
    params: [
      { name: "value", takes: "any" },
      { name: "fallback", takes: "likeFirst" },
    ],
    seesMissing: true,
    example: 'ifEmpty("", "no note") → "no note"',
    gives: (args) => ({ shape: firstThere(args).shape, optional: args[1]?.optional ?? true }),
    run: ([value, fallback]) => (isEmpty(value) ? fallback : value),
  },
  coalesce: {
    group: "choice",
    params: [
      { name: "first", takes: "any" },
      { name: "next", takes: "likeFirst" },
    ],
    many: true,
    seesMissing: true,
    example: "coalesce(order.phone, customer.phone)",
    gives: firstThere,
    run: (args) => args.find((arg) => !isMissing(arg)),
  },
  has: {
    group: "choice",
    params: [{ name: "value", takes: "any" }],
    seesMissing: true,
    example: "has(order.discount) → false",
    gives: () => yesNo,
    run: ([value]) => !isMissing(value),
  },
  isEmpty: {
    group: "choice",
    params: [{ name: "value", takes: "any" }],
    seesMissing: true,
    example: 'isEmpty("") → true',
    gives: () => yesNo,
    run: ([value]) => isEmpty(value),
  },
  lookup: {
    group: "choice",
    params: [
      { name: "value", takes: "plain" },
      { name: "table", takes: "record" },
      { name: "fallback", takes: "any", optional: true },
    ],
    seesMissing: true,
    example: 'lookup("GB-STD", {"GB-STD": "200", "GB-ZERO": "210"}, "200") → "200"',
    gives: ([, table, fallback]) => {
      const row = rowOf(table);
      return fallback === undefined ? { shape: row, optional: true } : { shape: mergeShapes(row, fallback.shape), optional: fallback.optional };
    },
    run: ([value, table, fallback]) => {
      const found = isMissing(table) || isMissing(value) || value === undefined ? undefined : field(asRecord(table), plainText(value));
      return found ?? fallback;
    },
  },
} as const satisfies { readonly [name: string]: FormulaFunction };
