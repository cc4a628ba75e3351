import { decimalText } from "../decimal.ts";
import { isNumeric, type Value } from "../value.ts";
import { mismatch } from "./arguments.ts";

/** Text, number or yes/no as text: digits without exponent, `true` or `false`. Throws `wrong_type` for anything else. */
export function plainText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (isNumeric(value)) return decimalText(value);
  throw mismatch("string", value);
}
