import { expect, it } from "vitest";
import { causesOf } from "./causes.ts";
import type { RunRow } from "./status.ts";

function run(id: string, code: "rejected" | "timeout" | null, more: Partial<RunRow> = {}): RunRow {
  const failure = code === null ? null : { code, node: "invoice", sentence: `${id} ${code}` };
  return {
    id,
    flowId: "f1",
    flowName: "Order to books",
    version: 1,
    mode: "live",
    title: id,
    status: code === null ? "succeeded" : "failed",
    startedAt: Number(id),
    endedAt: null,
    durationMs: null,
    attempts: 1,
    failure,
    ...more,
  };
}

it("groups by flow, step and reason, the largest first", () => {
  const causes = causesOf([run("9", "timeout"), run("8", "rejected"), run("7", "rejected"), run("6", "timeout"), run("5", "rejected"), run("4", null)]);
  expect(causes.map(({ code, ids, since, sentence }) => [code, ids, since, sentence])).toEqual([
    ["rejected", ["8", "7", "5"], 5, "8 rejected"],
    ["timeout", ["9", "6"], 6, "9 timeout"],
  ]);
});

it("takes one run alone for no group, and flows apart", () => {
  expect(causesOf([run("2", "rejected"), run("1", "rejected", { flowId: "f2" })])).toEqual([]);
});
