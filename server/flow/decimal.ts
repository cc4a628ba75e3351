import Big from "big.js";
import { limits } from "./limits.ts";
import { EXACT, type Exact, numberFromText } from "./value.ts";

/**
 * The one number type of formulas: decimal, exact in sums, differences and products. Quotients are rounded to twenty
 * places, half away from zero. Doubles are used only where they give the very same result.
 *
 * Every function takes and gives a number or the exact text of one. `TooManyDigits` is thrown where a result would be
 * longer than the limit, so that no small formula can fill the memory (`1e1000000 + 1`).
 */
export type Numeric = number | Exact;

export class TooManyDigits extends Error {}
export class DividedByZero extends Error {}

const Decimal = Big();
Decimal.DP = 20;
Decimal.RM = 1;

function big(n: Numeric): Big {
  return new Decimal(typeof n === "number" ? n : bounded(n[EXACT]));
}

/** Refuses `1e1000000` before anything is built of it. */
function bounded(text: string): string {
  if (text.length > limits.numberDigits) throw new TooManyDigits();
  const exponent = /[eE]([+-]?\d+)$/.exec(text);
  if (exponent !== null && Math.abs(Number(exponent[1])) > limits.numberDigits) throw new TooManyDigits();
  return text;
}

function numeric(n: Big): Numeric {
  if (n.c.length > limits.numberDigits || Math.abs(n.e) > limits.numberDigits) throw new TooManyDigits();
  return numberFromText(n.toFixed());
}

export function add(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (safe(a, b, sum)) return sum;
  }
  return numeric(big(a).plus(big(b)));
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (safe(a, b, difference)) return difference;
  }
  return numeric(big(a).minus(big(b)));
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (safe(a, b, product)) return product === 0 ? 0 : product;
  }
  return numeric(big(a).times(big(b)));
}

/** Throws `DividedByZero`. */
export function divide(a: Numeric, b: Numeric): Numeric {
  const divisor = big(b);
  if (divisor.eq(0)) throw new DividedByZero();
  return numeric(big(a).div(divisor));
}

/** The rest of a division, with the sign of `a`. Throws `DividedByZero`. */
export function remainder(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number" && b !== 0 && safe(a, b, 0)) return a % b === 0 ? 0 : a % b;
  const divisor = big(b);
  if (divisor.eq(0)) throw new DividedByZero();
  return numeric(big(a).mod(divisor));
}

export function negate(a: Numeric): Numeric {
  if (typeof a === "number") return a === 0 ? 0 : -a;
  return numeric(big(a).times(-1));
}

export function absolute(a: Numeric): Numeric {
  return typeof a === "number" ? Math.abs(a) : numeric(big(a).abs());
}

/** Half away from zero, as on invoices. `places` may be negative (to tens, hundreds). */
export function round(a: Numeric, places: number): Numeric {
  if (typeof a === "number" && places >= 0 && Number.isSafeInteger(a)) return a;
  return numeric(big(a).round(places, 1));
}

/** Down to a whole number (toward minus infinity), or up. */
export function wholeBelow(a: Numeric): Numeric {
  if (typeof a === "number") return Math.floor(a) === 0 ? 0 : Math.floor(a);
  const cut = big(a).round(0, 0);
  return numeric(cut.gt(big(a)) ? cut.minus(1) : cut);
}

/** -1, 0 or 1. */
export function compare(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  return big(a).cmp(big(b));
}

/** The number that a text writes (`-12.50`, `1e3`; blanks around it are let pass), or null. */
export function parseDecimal(text: string): Numeric | null {
  const trimmed = text.trim();
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed) ? numeric(new Decimal(bounded(plain(trimmed)))) : null;
}

/** `+1`, `1.` and `.5` as `big.js` reads them. */
function plain(text: string): string {
  return text
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.(?=[eE]|$)/, "");
}

/** Digits without exponent; `places` pads or rounds to that many. */
export function decimalText(a: Numeric, places?: number): string {
  if (typeof a === "number" && places === undefined && Number.isSafeInteger(a)) return String(a);
  const n = big(a);
  if (Math.abs(n.e) > limits.numberDigits) throw new TooManyDigits();
  return places === undefined ? n.toFixed() : n.toFixed(places, 1);
}

function safe(a: number, b: number, result: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(result);
}
