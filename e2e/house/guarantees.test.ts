import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const rows = readFileSync(join(root, "docs/guarantees.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (#|what) \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

interface Proof {
  readonly file: string;
  readonly name: string;
}

function proofsOf(cell: string): readonly (Proof | "not yet" | "unreadable")[] {
  return cell.split("<br>").map((text) => {
    if (/^not yet\b/.test(text)) return "not yet";
    const [, file, name] = /^`([^`]+)` › (.+)$/.exec(text) ?? [];
    return file === undefined || name === undefined ? "unreadable" : { file, name };
  });
}

/** The words stand in a title: inside quotes, in a line that is no comment. */
function isThere({ file, name }: Proof): boolean {
  if (!existsSync(join(root, file))) return false;
  return readFileSync(join(root, file), "utf8")
    .split("\n")
    .some((line) => /["`]/.test(line.slice(0, Math.max(0, line.indexOf(name)))) && !/^\s*(\/\/|\*)/.test(line));
}

test("every promise and every case stands in the table once, in order", () => {
  const ids = rows.map(([, id]) => id ?? "").filter((id) => /^[GT]\d+$/.test(id));
  const wanted = [...Array.from({ length: 20 }, (_, n) => `G${n + 1}`), ...Array.from({ length: 25 }, (_, n) => `T${String(n + 1).padStart(2, "0")}`)];
  expect(ids).toEqual(wanted);
});

test("every test that the table names exists", () => {
  const proofs = rows.flatMap((cells) => proofsOf(cells.at(-2) ?? ""));
  expect(proofs).not.toContain("unreadable");
  const named = proofs.filter((proof) => typeof proof !== "string");
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((proof) => !isThere(proof))).toEqual([]);
});
