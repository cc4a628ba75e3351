import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "..", "..");
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), resolved: z.string().optional(), integrity: z.string().optional(), link: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

/** The oldest versions without a known hole that matters here. */
const FLOORS: { readonly [name: string]: string } = {
  next: "16.2.6",
  react: "19.2.1",
  "react-dom": "19.2.1",
  "next-auth": "4.24.15",
  "@trpc/server": "11.8.0",
  "drizzle-orm": "0.45.2",
  undici: "7.24.6",
};
/** A newer library of the same kind stands in the tree, or the package has a past that forbids it. */
const UNWANTED = ["axios", "request", "jsonata", "vm2", "node-fetch", "lodash.template"];

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

/** Every copy of a package in the tree, also those below another package. */
function versionsOf(name: string): readonly string[] {
  return Object.entries(lock.packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) && version !== undefined ? [version] : []));
}

test.each(Object.entries(FLOORS))("%s is not older than %s anywhere", (name, floor) => {
  const versions = versionsOf(name);
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test("versions are compared as numbers", () => {
  expect(isAtLeast("16.10.0", "16.2.6")).toBe(true);
  expect(isAtLeast("16.2.5", "16.2.6")).toBe(false);
});

test("nothing unwanted came along", () => {
  expect(UNWANTED.filter((name) => versionsOf(name).length > 0)).toEqual([]);
});

test("the lock names no host, and every package carries the hash of its content", () => {
  const entries = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && link !== true);
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith("file:")).map(([path]) => path)).toEqual([]);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
  expect(pins.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
