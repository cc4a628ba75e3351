import fc from "fast-check";
import { expect, test } from "vitest";
import type { Value } from "#server/flow/value.ts";
import { CannotSend } from "./cannot-send.ts";
import { formText, parseForm } from "./form.ts";

const names = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => !/[[\]]|^\d+$|^__proto__$/.test(name));
const trees = fc.letrec<{ readonly node: Value }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "grapheme" }),
    fc.dictionary(names, tie("node"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
  ),
})).node;

test("what is written as a form is read as the same tree", () => {
  fc.assert(
    fc.property(fc.dictionary(names, trees, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), (tree) => {
      expect(parseForm(formText(tree))).toEqual(tree);
    }),
  );
});

test("no text makes the reader fail", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseForm(text)));
});

test.each(["a[b", "a]b", "[", "x][amount"])("a field named %j is refused: it would be read as a group", (name) => {
  expect(() => formText({ metadata: { [name]: "1" } })).toThrow(CannotSend);
});

test("numbers, yes and no, and cleared fields have their texts", () => {
  expect(formText({ n: 7990, yes: true, none: null, exact: { "\u0000exact": "12345678901234567890" } })).toBe(
    "n=7990&yes=true&none=&exact=12345678901234567890",
  );
});

test("a list that grows by a[] is read in order", () => {
  expect(parseForm("a[]=x&a[]=y&b[0][c]=1&b[1][c]=2")).toEqual({ a: ["x", "y"], b: [{ c: "1" }, { c: "2" }] });
});
