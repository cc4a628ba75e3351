import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileFormula } from "../expression/formula.ts";
import { parseJson } from "../json.ts";
import { compileMapping } from "../mapping-compile.ts";
import type { PlanWork } from "../plan.ts";
import { isIntact, readPlan } from "../read-plan.ts";
import type { Value } from "../value.ts";

/**
 * Plans that were once published, and what they made of an order then. A plan here is never edited: published flows run by
 * plans like it, and what they do must not change under them.
 */
const folder = import.meta.dirname;
const names = readdirSync(folder).filter((name) => name.startsWith("plan-"));
const read = (name: string) => readFileSync(join(folder, name), "utf8");

function order(): Value {
  const parsed = parseJson(read("order.json"));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

/** What a step makes of the order, as JSON. */
function made(work: PlanWork, scope: { readonly [key: string]: Value }): unknown {
  if (work.kind === "action") return compileMapping(work.input)(scope);
  if (work.kind === "trigger") return null;
  const { logic } = work;
  if (logic.type === "set") return compileMapping(logic.value)(scope);
  if (logic.type === "respond") return compileMapping(logic.body)(scope);
  if (logic.type === "stop") return compileMapping(logic.message)(scope);
  if (logic.type === "filter") return holds(logic.condition, scope);
  return logic.type === "branch" ? logic.cases.map((one) => holds(one.condition, scope)) : null;
}

function holds(condition: string, scope: { readonly [key: string]: Value }): unknown {
  const compiled = compileFormula(condition);
  return compiled.ok ? compiled.run(scope) : compiled.problem.code;
}

describe.each(names)("%s", (name) => {
  it("reads, is intact, and does what it did", () => {
    const plan = readPlan(read(name));
    expect(isIntact(plan)).toBe(true);
    const scope = { order: order(), stock: { left: 4 }, shaped: { name: "#1042", big: true } };
    const results = Object.fromEntries(plan.nodes.map((node) => [node.key, made(node.work, scope)]));
    expect(JSON.parse(JSON.stringify(results))).toEqual(JSON.parse(read(name.replace("plan-", "result-"))));
  });
});

it("there are plans to read, and a changed one is noticed", () => {
  expect(names).toContain("plan-v1-order.json");
  const plan = readPlan(read("plan-v1-order.json"));
  expect(isIntact({ ...plan, responds: !plan.responds })).toBe(false);
  expect(() => readPlan(JSON.stringify({ ...plan, version: 99 }))).toThrow("Plan version 99");
});
