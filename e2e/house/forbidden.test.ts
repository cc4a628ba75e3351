import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import { callsOut, findForbidden } from "./forbidden.ts";
import { addressOf } from "./rooms.ts";
import { readSources } from "./sources.ts";

const sources = readSources();
const shipped = sources.filter(({ path, isTest }) => !isTest && !path.startsWith("e2e/") && !path.startsWith("bench/"));

test("nothing turns data into code or text into a statement", () => {
  expect(shipped.flatMap(findForbidden)).toEqual([]);
});

test.each(["eval('1')", "new Function('return 1')", "globalThis.eval('1')", "sql.raw(name)", "sql.identifier(name)"])("%s is found", (code) => {
  const file = { path: "x.ts", isTest: false, imports: [], openImports: [], program: parseSync("x.ts", code).program };
  expect(findForbidden(file)).toHaveLength(1);
});

test("an import of something computed is found", () => {
  const file = { path: "x.ts", isTest: false, imports: [], openImports: ["name"], program: null };
  expect(findForbidden(file)).toHaveLength(1);
});

test("processes are started by the launcher and the database of our own, and nowhere else", () => {
  const users = shipped.filter(({ imports }) => imports.some(({ to }) => to === "node:child_process"));
  expect(users.map(({ path }) => path).filter((path) => addressOf(path) !== "server/launch" && !path.startsWith("db/embedded"))).toEqual([]);
});

test("one door leads out", () => {
  const senders = shipped.filter((file) => file.path.startsWith("server/") && callsOut(file)).map(({ path }) => path);
  expect(senders.filter((path) => addressOf(path) !== "server/egress")).toEqual([]);
});

test.each(['import { request } from "node:http"', 'import { fetch } from "undici"', 'await fetch("http://x")'])("%s is found", (code) => {
  const { module, program } = parseSync("x.ts", code);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    to: moduleRequest.value,
    ours: false,
    typeOnly: false,
    names: entries.flatMap(({ importName }) => importName.name ?? []),
  }));
  expect(callsOut({ path: "x.ts", isTest: false, imports, openImports: [], program })).toBe(true);
});
