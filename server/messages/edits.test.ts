import { expect, it } from "vitest";
import { applyEdit, type Edit } from "#server/flow/edit.ts";
import { flow, formula, stock, trigger, wires } from "#server/flow/fixture.ts";
import { editLabel, refusalSentence } from "./edits.ts";

const graph = flow([stock("a"), stock("b")], "order -> a", "a -> b");
const name = (key: string) => key.toUpperCase();
const edge = (text: string) => wires(text)[0] ?? expect.fail(text);

it.each<[Edit, string]>([
  [{ type: "addNode", node: stock("c") }, "add c"],
  [{ type: "removeNodes", keys: ["a"] }, "remove A"],
  [{ type: "removeNodes", keys: ["a", "b"] }, "remove 2 steps"],
  [{ type: "connect", edge: edge("a -> b") }, "connect B"],
  [{ type: "rename", key: "a", name: "Stock" }, "rename Stock"],
  [{ type: "setMapping", key: "a", path: ["lines", "[]", "price"], mapping: formula("1") }, "map price"],
  [{ type: "setMapping", key: "a", path: [], mapping: formula("1") }, "map A"],
  [{ type: "batch", label: "accept 3 suggestions", edits: [] }, "accept 3 suggestions"],
])("%j is called %s", (edit, label) => expect(editLabel(edit, name)).toBe(label));

it.each<[Edit, string]>([
  [{ type: "connect", edge: edge("b -> a") }, "“a” already comes before “b”: the flow would go round in circles."],
  [{ type: "connect", edge: edge("b -> b") }, "A step cannot lead to itself."],
  [{ type: "addNode", node: { ...trigger, key: "other" } }, "A flow has one trigger, and this one has it already."],
])("%j is refused", (edit, sentence) => {
  const done = applyEdit(graph, edit);
  expect(done.ok ? "" : refusalSentence(done.refusal)).toBe(sentence);
});
