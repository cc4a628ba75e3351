import { RE2JS } from "re2js";
import { type Pattern, providePatterns } from "./pattern.ts";

/**
 * The engine of patterns: its time grows with the text only, never with the pattern's alternatives. JavaScript's own can be
 * held for hours by twenty characters.
 *
 * Apart from what uses it because it is half of all code that formulas need: whatever evaluates or publishes calls
 * `withPatterns`, and an editor that only checks does not load it.
 */
export function withPatterns(): void {
  providePatterns(compile);
}

function compile(pattern: string): Pattern {
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.matcher(text).find();
}
