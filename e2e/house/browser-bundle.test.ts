import { globSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** Bundles files as a browser would get them; resolves with the sizes, rejects when one needs something only Node has. */
function bundle(entryPoints: readonly string[]): Promise<unknown> {
  return build({
    entryPoints: [...entryPoints],
    absWorkingDir: root,
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
    outdir: "out",
    logLevel: "silent",
  });
}

test("the core runs in a browser: nothing in it needs Node", async () => {
  const files = globSync("server/flow/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(5);
  await expect(bundle(files)).resolves.toBeDefined();
});

test("a file that needs Node is noticed", async () => {
  await expect(bundle(["server/sealing/seal.ts"])).rejects.toThrow("node:crypto");
});
