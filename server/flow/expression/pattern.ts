import { limits } from "../limits.ts";
import { FormulaFault } from "./budget.ts";

/** Whether a pattern is found anywhere in a text. */
export type Pattern = (text: string) => boolean;

/** Throws an `Error` whose message says what is wrong with the pattern. */
type Compile = (pattern: string) => Pattern;

let engine: Compile | null = null;
const kept = new Map<string, Pattern>();
const MOST_KEPT = 500;

/** See `pattern-engine.ts`. */
export function providePatterns(compile: Compile): void {
  engine = compile;
}

/** What is wrong with a pattern, in the engine's words; null when nothing is, or when no engine is there to ask. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > limits.patternLength) return `more than ${limits.patternLength} characters`;
  try {
    if (engine !== null) compiled(engine, pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "unreadable";
  }
}

/** Whether the pattern is found anywhere in the text. */
export function findPattern(pattern: string, text: string): boolean {
  const fault = engine === null ? "patterns are not loaded" : kept.has(pattern) ? null : patternFault(pattern);
  if (engine === null || fault !== null) throw new FormulaFault("bad_pattern", { detail: fault ?? "" });
  return compiled(engine, pattern)(text);
}

function compiled(compile: Compile, pattern: string): Pattern {
  const known = kept.get(pattern);
  if (known !== undefined) return known;
  const fresh = compile(pattern);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(pattern, fresh);
  return fresh;
}
