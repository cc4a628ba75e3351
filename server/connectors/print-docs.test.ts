import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connectors } from "./index.ts";
import { printDocs } from "./print-docs.ts";

const all = Object.values(connectors);
const printed = printDocs(all);

test("docs/connectors.md is what the definitions say; `npm run docs` writes it anew", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/connectors.md"), "utf8")).toBe(printed);
});

test("every app, operation, event and doubt is in it", () => {
  for (const app of all) {
    const parts = [...Object.values(app.operations), ...Object.values(app.triggers)];
    for (const text of [`## ${app.title}\n`, ...parts.map(({ id }) => `\`${id}\``), ...(app.unverified ?? [])]) expect(printed).toContain(text);
    for (const { unverified } of Object.values(app.operations)) for (const fact of unverified ?? []) expect(printed).toContain(fact);
  }
});

test("no secret of a simulated account is in it", () => {
  for (const { sandbox } of all) for (const secret of Object.values(sandbox.secrets)) expect(printed).not.toContain(secret);
});
