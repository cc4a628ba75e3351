import { RE2JS } from "re2js";
import { limits } from "../limits.ts";
import { FormulaFault } from "./budget.ts";

/**
 * Patterns of people: matched by an engine whose time grows with the text only, never with the pattern's alternatives.
 * JavaScript's own engine can be held for hours by twenty characters.
 */
const compiled = new Map<string, RE2JS>();
const MOST_KEPT = 500;

/** What is wrong with a pattern, in the engine's words, or null. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > limits.patternLength) return `more than ${limits.patternLength} characters`;
  try {
    compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "unreadable";
  }
}

/** Whether the pattern is found anywhere in the text. */
export function findPattern(pattern: string, text: string): boolean {
  const fault = compiled.has(pattern) ? null : patternFault(pattern);
  if (fault !== null) throw new FormulaFault("bad_pattern", { detail: fault });
  return compile(pattern).matcher(text).find();
}

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = RE2JS.compile(pattern);
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(pattern, fresh);
  return fresh;
}
