import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson, parseStored, printJson } from "./json.ts";
import { EXACT, equalValues, FILE, numberFromText, type Value } from "./value.ts";

function parsed(text: string): Value {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.code} at ${result.at}`);
  return result.value;
}

describe("numbers", () => {
  it.each([
    ["1", 1],
    ["9.95", 9.95],
    ["-0", 0],
    ["-0.0", 0],
    ["1.10", 1.1],
    ["100000000000000000000", 100000000000000000000],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", { [EXACT]: "9007199254740993" }],
    ["820982911946154508", { [EXACT]: "820982911946154508" }],
    ["-820982911946154508", { [EXACT]: "-820982911946154508" }],
    ["0.1000000000000000055", { [EXACT]: "0.1000000000000000055" }],
    ["1e400", { [EXACT]: "1e400" }],
    ["1E2", 100],
    ["1e-400", { [EXACT]: "1e-400" }],
  ])("reads %s without changing its value", (text, value) => {
    expect(parsed(text)).toStrictEqual(value);
    expect(parsed(`{"a":[${text} ]}`)).toStrictEqual({ a: [value] });
  });

  it("writes exact numbers as raw digits", () => {
    expect(printJson({ id: { [EXACT]: "820982911946154508" }, n: [1, { [EXACT]: "-1e400" }] })).toBe('{"id":820982911946154508,"n":[1,-1e400]}');
  });

  it.each(["1.", "01", ".5", "1e", "-", "12345678901234567890.", "1.2.3456789012345678", "+1", "0x12345678901234567890"])("refuses %s", (text) =>
    expect(parseJson(text)).toMatchObject({ ok: false, code: "syntax" }),
  );
});

describe("limits", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

  it.each([
    ["64 levels", nested(64), { ok: true }],
    ["65 levels", nested(65), { ok: false, code: "too_deep", at: 64 }],
    ["100,000 levels", nested(100_000), { ok: false, code: "too_deep", at: 64 }],
    ["100,000 open brackets", "[".repeat(100_000), { ok: false, code: "too_deep", at: 64 }],
    ["a long text", JSON.stringify({ a: "x".repeat(900_000) }), { ok: true }],
    ["too long a body", `"${"x".repeat(1_000_001)}"`, { ok: false, code: "too_large", at: 1_000_000 }],
    ["brackets in a text", JSON.stringify("[".repeat(500)), { ok: true }],
  ])("%s", (_, text, expected) => expect(parseJson(text)).toMatchObject(expected));

  it("counts keys", () => {
    const keys = (count: number) => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join()}}`;
    expect(parseJson(keys(50_000))).toMatchObject({ ok: true });
    expect(parseJson(keys(50_001))).toMatchObject({ ok: false, code: "too_many_keys" });
  });

  it("measures one text", () => {
    expect(parseJson(`["${"x".repeat(11)}"]`, { text: 10 })).toEqual({ ok: false, code: "text_too_long", at: 1 });
    expect(parseJson(`["${"x".repeat(10)}"]`, { text: 10 })).toMatchObject({ ok: true });
  });
});

describe("keys", () => {
  it.each(['{"\\u0000exact":"1"}', '{"a":{"\\u0000file":{}}}', '{"\\u0000":1}', '{"\\u0000ex\\u0061ct" :"1"}'])("refuses the reserved key in %s", (text) =>
    expect(parseJson(text)).toMatchObject({ ok: false, code: "reserved_key" }),
  );

  it.each(["__proto__", "constructor", "prototype", "\\u005f_proto__"])("keeps %s as plain data without a prototype", (key) => {
    const value = parsed(`{"a":[{"${key}":{"polluted":1}}],"b":1}`);
    const inner = JSON.parse(JSON.stringify(value));
    expect(Object.keys(inner.a[0])).toEqual([JSON.parse(`"${key}"`)]);
    expect(printJson(value)).toBe(`{"a":[{"${JSON.parse(`"${key}"`)}":{"polluted":1}}],"b":1}`);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("gives such a record no prototype", () => {
    const value = parsed('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(Object.getPrototypeOf(value)).toBeNull();
  });
});

describe("syntax", () => {
  it.each([
    ["", 0],
    ["{", 1],
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ["[1,2", 4],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ["nul", 0],
    ["1 1", 2],
    ['{"a" 1}', 5],
    ["{a:1}", 1],
    ['[12345678901234567890,"]', 24],
  ])("%j is broken at %i", (text, at) => expect(parseJson(text)).toEqual({ ok: false, code: "syntax", at }));
});

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.bigInt().map((n) => numberFromText(String(n))),
);
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.string({ unit: "binary" }),
    number,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: "binary" }).filter((key) => !key.startsWith("\u0000")),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

describe("round trip", () => {
  it("gives back every value", () => {
    fc.assert(
      fc.property(value, (v) => equalValues(parsed(printJson(v)), v)),
      { numRuns: 500 },
    );
  });

  it("agrees with the engine's own parser about what is JSON", () => {
    const char = fc.constantFrom(...'{}[],:"\\ntruefals0123456789.eE+- \n');
    fc.assert(
      fc.property(fc.string({ unit: char, maxLength: 12 }), (text) => {
        const result = parseJson(text);
        const native = attempt(() => JSON.parse(text));
        return result.ok === native && (result.ok || (result.at >= 0 && result.at <= text.length));
      }),
      { numRuns: 5_000 },
    );
  });

  it("reads back files that the product itself wrote", () => {
    const file = { doc: { [FILE]: { id: "f1", name: "label.pdf", mediaType: "application/pdf", size: 3 } }, n: { [EXACT]: "12345678901234567890" } };
    expect(parseStored(printJson(file))).toEqual(file);
    expect(parseJson(printJson(file))).toMatchObject({ code: "reserved_key" });
  });

  it("does not take a text for an exact number", () => {
    const posing: Value = { a: '{"\u0000exact":"5"}', 'x{"\u0000exact': "5" };
    expect(parsed(printJson(posing))).toEqual(posing);
  });
});

function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
