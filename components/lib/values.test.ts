import { expect, it } from "vitest";
import { EXACT, FILE } from "#server/flow/value.ts";
import { childRows, humanise, prettyJson } from "./values.ts";

const row = (number: number) => `Row ${number}`;

it("names fields by their shape, else by their key", () => {
  const rows = childRows({ due_date: "2026-11-02", ref: 7 }, { type: "object", properties: { ref: { type: "number", title: "Reference" } } }, row);
  expect(rows.map(({ label, value }) => [label, value])).toEqual([
    ["Due date", "2026-11-02"],
    ["Reference", 7],
  ]);
});

it("numbers the rows of a list and hands their shape down", () => {
  const items = { type: "number" } as const;
  expect(childRows([5, 6], { type: "array", items }, row)).toEqual([
    { key: "0", label: "Row 1", value: 5, shape: items },
    { key: "1", label: "Row 2", value: 6, shape: items },
  ]);
});

it("takes an exact number and a file for single values", () => {
  expect(childRows({ [EXACT]: "12345678901234567890" }, undefined, row)).toEqual([]);
  expect(childRows({ [FILE]: { id: "f", name: "label.pdf", mediaType: "application/pdf", size: 3 } }, undefined, row)).toEqual([]);
});

it.each([
  ["due_date", "Due date"],
  ["dueDate", "Due date"],
  ["DueDate", "Due date"],
  ["email", "Email"],
  ["ID", "ID"],
  ["SKU", "SKU"],
  ["_", "_"],
])("%s reads %s", (key, label) => {
  expect(humanise(key)).toBe(label);
});

it("prints digits as they are", () => {
  expect(prettyJson({ id: { [EXACT]: "12345678901234567890" }, lines: [], tags: ["a\n"], none: null })).toBe(
    '{\n  "id": 12345678901234567890,\n  "lines": [],\n  "tags": [\n    "a\\n"\n  ],\n  "none": null\n}',
  );
});
