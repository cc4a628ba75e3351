import type { FormulaFunction } from "./function.ts";
import { choiceFunctions } from "./functions-choice.ts";
import { dateFunctions } from "./functions-date.ts";
import { listFunctions } from "./functions-list.ts";
import { numberFunctions } from "./functions-number.ts";
import { textFunctions } from "./functions-text.ts";

/** Every function of the formula language. Closed: what is not here cannot be called. */
const table = { ...textFunctions, ...numberFunctions, ...dateFunctions, ...listFunctions, ...choiceFunctions };

export type FunctionName = keyof typeof table;

export const functions: { readonly [name in FunctionName]: FormulaFunction } = table;

export const functionNames: readonly FunctionName[] = Object.keys(table).filter(isFunctionName);

function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(table, name);
}

/** Never finds what an object inherits: `constructor` and `toString` are no functions of ours. */
export function functionNamed(name: string): FormulaFunction | null {
  return isFunctionName(name) ? functions[name] : null;
}

/** What people type who know other formula languages. */
const SYNONYMS: { readonly [name: string]: FunctionName } = {
  string: "text",
  str: "text",
  int: "number",
  double: "number",
  float: "number",
  toNumber: "number",
  length: "size",
  len: "size",
  substring: "part",
  mid: "part",
  left: "part",
  concat: "join",
  average: "sum",
  uppercase: "upper",
  lowercase: "lower",
  toLowerCase: "lower",
  toUpperCase: "upper",
  isnull: "isEmpty",
  iferror: "default",
  vlookup: "lookup",
  switch: "lookup",
  distinct: "unique",
  datediff: "dateDiffDays",
  daysBetween: "dateDiffDays",
};

export function synonymOf(name: string): FunctionName | null {
  return Object.hasOwn(SYNONYMS, name) ? (SYNONYMS[name] ?? null) : null;
}

/** `part(text, start, length?)` */
export function signatureOf(name: string, of: FormulaFunction): string {
  const params = of.params.map((param) => `${param.name}${"optional" in param && param.optional ? "?" : ""}`);
  return `${name}(${params.join(", ")}${of.many ? ", …" : ""})`;
}
