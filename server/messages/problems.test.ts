import { expect, it } from "vitest";
import { compile } from "#server/flow/compile.ts";
import { action, env, flow, formula, logic, stock } from "#server/flow/fixture.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { fixText, placeText, problemSentence } from "./problems.ts";

const mapping: Mapping = {
  kind: "record",
  fields: {
    contact: { kind: "record", fields: { name: formula("order.note") } },
    total: formula("order.total"),
    due: formula("order.craeted_at"),
    status: { kind: "literal", value: "PAID" },
    reference: formula("order.line_items.title"),
    colour: formula("lowr(order.name)"),
    lines: {
      kind: "list",
      each: { list: "order.line_items", as: "item", item: { kind: "record", fields: { description: formula("item."), quantity: formula("order.tags") } } },
      fixed: [],
    },
  },
};
const broken = flow(
  [action("invoice", mapping, { name: "Invoice" }), stock("stock"), logic("loose", { type: "join" })],
  "order -> invoice",
  "order -> stock",
  "stock.nope -> invoice",
);

it("says what is wrong in whole sentences with names, and offers buttons", () => {
  const result = compile(broken, env);
  const problems = result.ok ? [] : result.problems;
  const told = problems.map((problem) =>
    `${placeText(problem.place, problem.place.node)}: ${problemSentence(problem)} ${problem.fixes.map((fix) => `[${fixText(fix.label)}]`).join(" ")}`.trim(),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "stock: A wire to “Invoice” leaves by a way that does not exist. Remove it and draw it again.",
      "loose: “loose” is not connected, so it would never run.",
      "invoice · contact · name: What is mapped here may be empty, and this field must have a value. [Set a fallback]",
      "invoice · total: This needs a number, and what is mapped gives a text. [Convert to number]",
      "invoice · due: There is no field called “craeted_at”. Did you mean “created_at”? [Use the suggestion]",
      "invoice · status: “PAID” is not one of the choices: DRAFT, AUTHORISED.",
      "invoice · reference: “title” is inside a list, so there may be many. Which one? [First] [Last] [Join]",
      "invoice · colour: The app has no field called “colour”. [Remove the field]",
      "invoice · colour: There is no function called “lowr”. Did you mean “lower”? [Use the suggestion]",
      "invoice · lines · each item · description: The formula is not finished.",
      "invoice · lines · each item · quantity: A list is mapped where one number is wanted. Which of its items? [Count]",
      "invoice · lines · each item · price: Needs a value.",
    ]
  `);
  for (const sentence of told) expect(sentence).not.toMatch(/undefined|\bnull\b|!|“”|\[object/);
});
