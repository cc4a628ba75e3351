import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { mergeClasses } from "./merge-classes.ts";

const root = join(import.meta.dirname, "..", "..");
// Our type sizes and our shadow, which the library would otherwise take for colours.
const reference = extendTailwindMerge({ cacheSize: 0, extend: { theme: { shadow: ["float"], text: ["11", "12", "13", "14", "16", "20", "24"] } } });

/** Every word of every text in the components that the library knows as a class name. */
function usedNames(): readonly string[] {
  const files = globSync("components/**/*.tsx", { cwd: root });
  const texts = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map(([, plain, open]) => plain ?? open ?? ""),
  );
  const words = new Set(texts.flatMap((text) => text.split(/\s+/)).filter((word) => /^[!a-z@\-[][\w\-!:.,%/#&*>()[\]=+']*$/.test(word)));
  return [...words].filter((word) => reference(`${word} ${word}`) === word);
}

test("of any two class names in use, those are dropped that the library would drop", () => {
  const names = usedNames();
  expect(names.length).toBeGreaterThan(500);
  // With the same condition in front on both sides all is as without: the names alone are all pairs that can differ.
  const bare = [...new Set(names.filter((name) => !name.includes(":")))];
  const different = bare.flatMap((a) => bare.filter((b) => a !== b && mergeClasses(`${a} ${b}`) !== reference(`${a} ${b}`)).map((b) => `${a} ${b}`));
  expect(different).toEqual([]);
});

test("conditions keep names apart, whatever stands in them", () => {
  for (const name of usedNames().filter((one) => one.includes(":"))) {
    expect(mergeClasses(`${name} ${name}`)).toBe(name);
    expect(mergeClasses(`hover:${name} ${name}`)).toBe(reference(`hover:${name} ${name}`));
  }
  expect(mergeClasses("p-2 hover:p-3 p-4 hover:p-1")).toBe("p-4 hover:p-1");
  expect(mergeClasses("[&_svg]:size-4 [&_svg]:size-5")).toBe("[&_svg]:size-5");
});
