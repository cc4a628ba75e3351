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
 * The most that the first load of a page may be. React and Next take 146 of it, the queries 24. What we aim at is 200, and
 * pages stand at 155 to 202; the rest is room for one feature, after which something has to be loaded later.
 */
export const pageBudget = 205;

/** Routes that may be larger, and why. Everything that opens on a click is loaded after the first load. */
export const largerBudgets: { readonly [route: string]: { readonly script: number; readonly why: string } } = {
  "/flows/[flowId]": { script: 310, why: "the canvas library alone is 60; panels, pickers, dialogs, formulas and layout come later" },
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

/** What is over its budget, one line each; also a larger budget of a page that is not there. */
export function overBudget(pages: readonly PageSize[], styles: number): readonly string[] {
  const large = pages.flatMap(({ route, script }) => {
    const budget = largerBudgets[route]?.script ?? pageBudget;
    return script <= budget ? [] : [`${route} loads ${script.toFixed(1)} kB of script first, ${budget} allowed`];
  });
  const missing = Object.keys(largerBudgets).filter((route) => !pages.some((page) => page.route === route));
  return [
    ...large,
    ...missing.map((route) => `${route} is not in the build`),
    ...(styles <= styleBudget ? [] : [`Styles are ${styles.toFixed(1)} kB, ${styleBudget} allowed`]),
  ];
}
