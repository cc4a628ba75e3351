import type { Value } from "../value.ts";
import { mismatch } from "./arguments.ts";
import type { Budget } from "./budget.ts";

/** What a formula runs on. `at` follows the call that is being worked out, so that a fault can say where. */
export interface Env {
  readonly scope: { readonly [name: string]: Value | undefined };
  readonly locals: (Value | undefined)[];
  readonly budget: Budget;
  at: number;
}

/** A compiled part. Undefined = missing; null counts as missing wherever a value is wanted. */
export type Run = (env: Env) => Value | undefined;

/** Item names that are in force, outermost first; their position is the slot in `Env.locals`. */
export type Locals = readonly string[];

/** Yes or no; missing counts as no. */
export function holds(value: Value | undefined): boolean {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return false;
  throw mismatch("boolean", value);
}
