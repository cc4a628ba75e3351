import { expect, it } from "vitest";
import { indentJson } from "./request-view.tsx";

it("lays out JSON without touching a digit or a text", () => {
  expect(indentJson('{"id":12345678901234567890,"note":"a, {b}: \\"c\\"","lines":[1,2]}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "note": "a, {b}: \\"c\\"",\n  "lines": [\n    1,\n    2\n  ]\n}',
  );
});

it("leaves other text alone", () => {
  expect(indentJson("a=1&b=2")).toBe("a=1&b=2");
});
