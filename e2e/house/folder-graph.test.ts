import { expect, test } from "vitest";
import { findCycles } from "./cycles.ts";
import { addressOf, mayImport } from "./rooms.ts";
import { isTest, readSources, type SourceFile } from "./sources.ts";

const sources = readSources();
/** Tests from outside may look everywhere; the product may not look at them. */
const product = sources.filter(({ path }) => !path.startsWith("e2e/") && !path.startsWith("bench/"));
const shipped = product.filter((file) => !file.isTest);

function graphOf(files: readonly SourceFile[], name: (path: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const own = graph.get(name(path)) ?? new Set<string>();
    for (const { to } of imports.filter(({ ours }) => ours)) own.add(name(to));
    own.delete(name(path));
    graph.set(name(path), own);
  }
  return graph;
}

test("every import is an arrow of the table", () => {
  const forbidden = product.flatMap((file) =>
    file.imports.filter(({ to, ours, typeOnly }) => ours && !mayImport(file, to, typeOnly)).map(({ to }) => `${file.path} must not import ${to}`),
  );
  expect(forbidden).toEqual([]);
});

test("no two rooms need each other", () => {
  expect(findCycles(graphOf(shipped, addressOf))).toEqual([]);
});

test("no two files need each other", () => {
  expect(findCycles(graphOf(shipped, (path) => path))).toEqual([]);
});

test("the product does not lean on what only tests use", () => {
  const leaning = shipped.flatMap(({ path, imports }) => imports.filter(({ to, ours }) => ours && isTest(to)).map(({ to }) => `${path} -> ${to}`));
  expect(leaning).toEqual([]);
});

test("there is something to check, and the table says no to what it should", () => {
  const at = (path: string) => ({ path, isTest: false });
  expect(shipped.length).toBeGreaterThan(50);
  expect(mayImport(at("server/flow/check.ts"), "db/client.ts", false)).toBe(false);
  expect(mayImport(at("server/connectors/xero/index.ts"), "server/connectors/shopify/index.ts", true)).toBe(false);
  expect(mayImport(at("server/connectors/xero/index.ts"), "server/connectors/xero/auth.ts", false)).toBe(true);
  expect(mayImport(at("components/canvas/canvas.tsx"), "server/api/router.ts", false)).toBe(false);
  expect(mayImport(at("components/canvas/canvas.tsx"), "server/api/router.ts", true)).toBe(true);
  expect(mayImport(at("components/canvas/canvas.tsx"), "components/mapping/tree.tsx", false)).toBe(false);
  expect(mayImport(at("server/runs/start.ts"), "db/testing.ts", false)).toBe(false);
  expect(mayImport({ path: "server/runs/start.test.ts", isTest: true }, "db/testing.ts", false)).toBe(true);
  expect(
    findCycles(
      new Map([
        ["a", new Set(["b"])],
        ["b", new Set(["a"])],
      ]),
    ),
  ).toEqual(["a -> b -> a"]);
});

test("a workspace id is minted where membership is checked, and where a stored row names it", () => {
  const minting = shipped.filter(({ imports }) => imports.some(({ names }) => names.includes("asWorkspaceId")));
  const rooms = new Set(minting.map(({ path }) => (path.startsWith("db/queries/") ? "db/queries" : addressOf(path))));
  expect([...rooms].filter((room) => !["server/auth", "db/queries"].includes(room))).toEqual([]);
});

test("SQL is spoken in db alone", () => {
  const outside = shipped.filter(({ path }) => !path.startsWith("db/"));
  const users = outside.filter(({ imports }) => imports.some(({ to }) => to === "pg" || to.startsWith("drizzle-orm")));
  expect(users.map(({ path }) => path)).toEqual([]);
});
