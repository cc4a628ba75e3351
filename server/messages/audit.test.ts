import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditWords } from "./audit.ts";

const root = join(import.meta.dirname, "..", "..");
const sources = globSync("server/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));

test("everything that is written into the log has its words", () => {
  const written = sources.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    if (!text.includes("appendAudit") && !text.includes("note(access")) return [];
    return [...text.matchAll(/"((?:workspace|session|password|member|flow|account|run|oauth_app)\.[a-z_]+)"/g)].map(([, action = ""]) => action);
  });
  expect(new Set(written).size).toBeGreaterThan(20);
  expect(written.filter((action) => !auditWords.knows(action))).toEqual([]);
});
