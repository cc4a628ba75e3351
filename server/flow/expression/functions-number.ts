import { absolute, compare, decimalText, type Numeric, negate, parseDecimal, round, wholeBelow } from "../decimal.ts";
import { number, type Typed, whole } from "../shape-typed.ts";
import { isList, isNumeric, type Value } from "../value.ts";
import { asCount, asNumber, asText } from "./arguments.ts";
import { type Budget, FormulaFault } from "./budget.ts";
import type { FormulaFunction } from "./function.ts";

const numberParam = { name: "number", takes: "number" } as const;
const MOST_PLACES = 100;

function sameNumber(args: readonly Typed[]): Typed {
  return args[0]?.shape.type === "number" && args[0].shape.integer ? whole : number;
}

/** The least or greatest of lists alone may be missing: they may be empty. */
function ofMany(args: readonly Typed[]): Typed {
  return { shape: { type: "number" }, optional: !args.some((arg) => arg.shape.type === "number" && !arg.optional) };
}

function pick(args: readonly (Value | undefined)[], sign: 1 | -1, budget: Budget): Numeric | undefined {
  const all = args.flatMap((arg) => (arg !== undefined && isList(arg) ? arg.filter((item) => item !== null) : [arg]));
  budget.spend(all.length);
  let best: Numeric | undefined;
  for (const item of all) {
    const value = asNumber(item);
    if (best === undefined || compare(value, best) * sign > 0) best = value;
  }
  return best;
}

function places(value: Value | undefined): number {
  const count = value === undefined ? 0 : asCount(value);
  if (Math.abs(count) > MOST_PLACES) throw new FormulaFault("bad_argument", { expected: `between -${MOST_PLACES} and ${MOST_PLACES}` });
  return count;
}

export const numberFunctions = {
  number: {
    group: "number",
    params: [{ name: "text", takes: "textOrNumber" }],
    example: 'number("9.95") → 9.95',
    gives: ([value]) => (value?.shape.type === "number" ? { shape: value.shape, optional: false } : number),
    run: ([value]) => {
      if (value !== undefined && isNumeric(value)) return value;
      const written = asText(value);
      const read = parseDecimal(written);
      if (read === null) throw new FormulaFault("not_a_number", { value: written.slice(0, 60) });
      return read;
    },
  },
  round: {
    group: "number",
    params: [numberParam, { name: "places", takes: "number", optional: true }],
    example: "round(19.995, 2) → 20",
    gives: (_, source) =>
      source[1] === undefined || (source[1].kind === "literal" && typeof source[1].value === "number" && source[1].value <= 0) ? whole : number,
    run: ([value, to]) => round(asNumber(value), places(to)),
  },
  fixed: {
    group: "number",
    params: [numberParam, { name: "places", takes: "number" }],
    example: 'fixed(79.9, 2) → "79.90"',
    gives: () => ({ shape: { type: "string", format: "decimal" }, optional: false }),
    run: ([value, to]) => decimalText(asNumber(value), Math.max(0, places(to))),
  },
  abs: { group: "number", params: [numberParam], example: "abs(-3) → 3", gives: sameNumber, run: ([value]) => absolute(asNumber(value)) },
  floor: { group: "number", params: [numberParam], example: "floor(2.7) → 2", gives: () => whole, run: ([value]) => wholeBelow(asNumber(value)) },
  ceil: { group: "number", params: [numberParam], example: "ceil(2.1) → 3", gives: () => whole, run: ([value]) => negate(wholeBelow(negate(asNumber(value)))) },
  min: {
    group: "number",
    params: [{ name: "numbers", takes: "numberOrNumbers" }],
    many: true,
    example: "min(3, 1, 2) → 1",
    gives: ofMany,
    run: (args, budget) => pick(args, -1, budget),
  },
  max: {
    group: "number",
    params: [{ name: "numbers", takes: "numberOrNumbers" }],
    many: true,
    example: "max(3, 1, 2) → 3",
    gives: ofMany,
    run: (args, budget) => pick(args, 1, budget),
  },
} as const satisfies { readonly [name: string]: FormulaFunction };
