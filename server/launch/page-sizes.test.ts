import { expect, test } from "vitest";
import { budgets, overBudget, styleBudget } from "./page-sizes.ts";

const allowed = Object.entries(budgets).map(([route, { script }]) => ({ route, script }));

test("pages within their budgets pass", () => {
  expect(overBudget([...allowed, { route: "/_not-found", script: 999 }], styleBudget)).toEqual([]);
});

test("a page that is too large, one without a budget, one that is gone and too many styles are each told", () => {
  const pages = [
    ...allowed.filter(({ route }) => route !== "/runs").map((page) => (page.route === "/" ? { route: "/", script: 205.1 } : page)),
    { route: "/new", script: 1 },
  ];
  const told = overBudget(pages, styleBudget + 0.1);
  expect(told).toHaveLength(4);
  expect(told.join("\n")).toMatch(/^\/ loads 205\.1 kB/m);
  expect(told.join("\n")).toMatch(/^\/new has no budget/m);
  expect(told.join("\n")).toMatch(/^\/runs is not in the build/m);
  expect(told.join("\n")).toMatch(/^Styles are 30\.1 kB/m);
});
