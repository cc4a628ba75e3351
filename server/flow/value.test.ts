import { describe, expect, it } from "vitest";
import { charactersIn, EXACT, equalValues, FILE, getPath, isRecord, numberFromText, type Value } from "./value.ts";

const file = (id: string): Value => ({ [FILE]: { id, name: "a.pdf", mediaType: "application/pdf", size: 1 } });

describe("values", () => {
  const value: Value = { a: { b: [{ c: 1 }, null] }, id: { [EXACT]: "12345678901234567890" }, doc: file("f") };

  it.each<[readonly string[], Value | undefined]>([
    [[], value],
    [["a", "b", "0", "c"], 1],
    [["a", "b", "1"], null],
    [["a", "b", "2"], undefined],
    [["a", "b", "length"], undefined],
    [["a", "constructor"], undefined],
    [["__proto__"], undefined],
    [["id", EXACT], undefined],
    [["doc", FILE], undefined],
    [["a", "b", "0", "c", "d"], undefined],
  ])("finds %j", (path, found) => expect(getPath(value, path)).toEqual(found));

  it.each<[Value, Value, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: null }, { b: null }, false],
    [{ [EXACT]: "1.50e30" }, { [EXACT]: "15e29" }, true],
    [{ [EXACT]: "1e400" }, { [EXACT]: "1e401" }, false],
    [[1, [2]], [1, [2]], true],
    [[1], [1, 2], false],
    [[], {}, false],
    [file("a"), file("a"), true],
    [file("a"), file("b"), false],
    ["1", 1, false],
    [null, {}, false],
  ])("%j and %j are the same: %s", (a, b, same) => {
    expect(equalValues(a, b)).toBe(same);
    expect(equalValues(b, a)).toBe(same);
  });

  it("knows records from numbers, files and lists", () => {
    expect([{}, Object.create(null), { [EXACT]: "1" }, file("a"), [], null, "x"].map(isRecord)).toEqual([true, true, false, false, false, false, false]);
  });

  it.each([
    ["0.30", 0.3],
    ["-0", 0],
    ["100000000000000000000", 1e20],
    ["9007199254740992", 9007199254740992],
    ["0.1e1", 1],
  ])("%s is a double", (text, double) => expect(numberFromText(text)).toBe(double));

  it("counts characters as people do", () => expect(["", "Ada", "👍👍", "\ud83d", "a\udc4d"].map(charactersIn)).toEqual([0, 3, 2, 1, 2]));
});
