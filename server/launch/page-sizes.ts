import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { root } from "./build.ts";

/** What a browser fetches before a page of this route works, gzip-compressed, in kB of 1,000 bytes. */
export interface PageSize {
  readonly route: string;
  readonly script: number;
}

/**
 * React and Next take 146 of it, the queries 24. What we aim at is 200, and pages stand at 165 to 202; the rest is room for
 * one feature, after which something has to be loaded later.
 */
const PAGE = 205;

/**
 * The most that the first load of a route may be, in kB. Everything that opens on a click is loaded after it. A route that
 * is not named here has no budget, which is a failure.
 */
export const budgets: { readonly [route: string]: { readonly script: number; readonly why: string } } = {
  "/": { script: PAGE, why: "a list with its queries" },
  "/accounts": { script: PAGE, why: "a list; connecting is loaded when it is opened" },
  "/flows/[flowId]": { script: 310, why: "the canvas library is 60; panels, pickers, dialogs, formulas and layout come later" },
  "/flows/[flowId]/versions": { script: PAGE, why: "a list; what changed is worked out when it is opened" },
  "/join": { script: PAGE, why: "a form" },
  "/runs": { script: PAGE, why: "a list with its queries" },
  "/runs/[id]": { script: PAGE, why: "the failure and the timeline; the canvas and the data of a step come later" },
  "/settings": { script: PAGE, why: "lists and forms" },
  "/setup": { script: PAGE, why: "a form" },
  "/sign-in": { script: PAGE, why: "a form" },
  "/templates": { script: PAGE, why: "a list with its queries" },
};

/** All styles of the product are one file or few, shared by all pages. */
export const styleBudget = 30;

const stats = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }));

/** Sizes of every page in a finished build, from what the build itself says that each needs first. */
export function measurePages(folder: string): readonly PageSize[] {
  const file = join(root, folder, "diagnostics", "route-bundle-stats.json");
  const known = new Map<string, number>();
  const sizeOf = (path: string): number => {
    const size = known.get(path) ?? gzipSync(readFileSync(join(root, folder, path.slice(path.indexOf("static/"))))).length / 1_000;
    known.set(path, size);
    return size;
  };
  return stats
    .parse(JSON.parse(readFileSync(file, "utf8")))
    .map(({ route, firstLoadChunkPaths }) => ({ route, script: firstLoadChunkPaths.reduce((sum, path) => sum + sizeOf(path), 0) }));
}

/** All styles of a build together, in kB. */
export function measureStyles(folder: string): number {
  const files = globSync("static/**/*.css", { cwd: join(root, folder) });
  return files.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, folder, path))).length / 1_000, 0);
}

/** What is over its budget, or has none, one line each. Pages of the framework, whose names begin with `/_`, are not ours. */
export function overBudget(pages: readonly PageSize[], styles: number): readonly string[] {
  const ours = pages.filter(({ route }) => !route.startsWith("/_"));
  const lines = ours.flatMap(({ route, script }) => {
    const budget = budgets[route];
    if (budget === undefined) return [`${route} has no budget: name one in page-sizes.ts`];
    return script <= budget.script ? [] : [`${route} loads ${script.toFixed(1)} kB of script first, ${budget.script} allowed: ${budget.why}`];
  });
  const missing = Object.keys(budgets).filter((route) => !ours.some((page) => page.route === route));
  return [
    ...lines,
    ...missing.map((route) => `${route} is not in the build`),
    ...(styles <= styleBudget ? [] : [`Styles are ${styles.toFixed(1)} kB, ${styleBudget} allowed`]),
  ];
}
