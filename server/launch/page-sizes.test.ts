import { expect, test } from "vitest";
import { largerBudgets, overBudget, pageBudget, styleBudget } from "./page-sizes.ts";

const large = Object.entries(largerBudgets).map(([route, { script }]) => ({ route, script }));

test("pages within their budgets pass", () => {
  expect(overBudget([...large, { route: "/runs", script: pageBudget }], styleBudget)).toEqual([]);
});

test("a page that is too large, a large one that is gone and too many styles are each told", () => {
  const pages = [
    { route: "/", script: pageBudget + 0.1 },
    { route: "/runs", script: 1 },
  ];
  expect(overBudget(pages, styleBudget + 0.1)).toEqual([
    `/ loads ${pageBudget + 0.1} kB of script first, ${pageBudget} allowed`,
    "/flows/[flowId] is not in the build",
    `Styles are ${styleBudget + 0.1} kB, ${styleBudget} allowed`,
  ]);
});
