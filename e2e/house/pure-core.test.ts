import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSources } from "./sources.ts";

const root = join(import.meta.dirname, "..", "..");
const core = readSources().filter(({ path, isTest }) => path.startsWith("server/flow/") && !isTest);

/** What would make the browser and the server see different things, or the same thing twice differently. */
const WORLD = /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|fetch\(|crypto\.|setTimeout|setInterval|console\.|localStorage|globalThis)/;

test("the core asks the world nothing: no clock, no chance, no network, no environment", () => {
  const asking = core.filter(({ path }) => WORLD.test(withoutComments(readFileSync(join(root, path), "utf8"))));
  expect(asking.map(({ path }) => path)).toEqual([]);
});

test("the pattern finds what it is for", () => {
  for (const line of ["const now = Date.now();", "Math.random()", "await fetch(url)", "process.env.X"]) expect(line).toMatch(WORLD);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
