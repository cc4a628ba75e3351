import { describe, expect, it } from "vitest";
import { eachDocs, functionDocs, functionGroups } from "#server/messages/functions.ts";
import { checkFormula } from "./check-formula.ts";
import { compileFormula } from "./formula.ts";
import { functionNamed, functionNames, signatureOf, synonymOf } from "./functions.ts";
import { scopeOf } from "./scope.ts";
import { eachVerbs } from "./syntax.ts";

function run(formula: string) {
  const compiled = compileFormula(formula);
  return compiled.ok ? compiled.run({}) : compiled.problem;
}

const examples = functionNames.map((name) => [name, functionNamed(name)?.example ?? ""] as const);

describe("the functions", () => {
  it.each(examples.filter(([, example]) => !/(order|customer)\./.test(example)))("%s does what its example says", (_, example) => {
    const [formula = "", result = ""] = example.split(" → ");
    expect(run(formula)).toEqual(run(result));
    expect(checkFormula(formula, scopeOf({})).problems).toEqual([]);
  });

  it.each(functionNames)("%s is described", (name) => expect(functionDocs[name]).toMatch(/\.$/));

  it("stand in named groups, with what works on each item of a list", () => {
    expect(new Set(functionNames.map((name) => functionNamed(name)?.group))).toEqual(new Set(Object.keys(functionGroups)));
    expect(Object.keys(eachDocs)).toEqual([...eachVerbs]);
  });

  it("are found by their own names only", () => {
    expect(functionNamed("constructor")).toBeNull();
    expect(functionNamed("toString")).toBeNull();
    expect(synonymOf("constructor")).toBeNull();
    expect(synonymOf("substring")).toBe("part");
  });

  it("are written as their signature says", () => {
    expect(functionNames.map((name) => signatureOf(name, functionNamed(name) ?? expect.fail()))).toContain("part(text, start, length?)");
  });
});
