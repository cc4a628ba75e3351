import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkGraph } from "./check.ts";
import { compile } from "./compile.ts";
import { dataMap } from "./data-map.ts";
import { env, orderFlow } from "./fixture.ts";
import { parseGraph } from "./parse-graph.ts";
import { sampleScope } from "./samples.ts";
import { scopeShapes } from "./scope.ts";

const first = () => JSON.parse(JSON.stringify(orderFlow));

describe("parseGraph", () => {
  it("reads what it wrote", () => expect(parseGraph(first())).toEqual({ ok: true, graph: orderFlow }));

  it.each<[string, (graph: ReturnType<typeof first>) => void, string]>([
    [
      "another version",
      (graph) => {
        graph.schema = 2;
      },
      "schema",
    ],
    [
      "a field that is not ours",
      (graph) => {
        graph.nodes[0].colour = "red";
      },
      "nodes.0",
    ],
    [
      "a key of the language",
      (graph) => {
        graph.nodes[1].key = "true";
      },
      "nodes.1.key",
    ],
    [
      "a key in capitals",
      (graph) => {
        graph.nodes[1].key = "Stock";
      },
      "nodes.1.key",
    ],
    [
      "a kind that is none",
      (graph) => {
        graph.nodes[1].kind = "code";
      },
      "nodes.1.kind",
    ],
    [
      "a mapping that is none",
      (graph) => {
        graph.nodes[1].input = "order";
      },
      "nodes.1.input",
    ],
    [
      "a formula too long",
      (graph) => {
        graph.nodes[1].input.fields.sku.formula = "x".repeat(10_001);
      },
      "nodes.1.input.fields.sku.formula",
    ],
    [
      "a place that is none",
      (graph) => {
        graph.nodes[1].position.x = null;
      },
      "nodes.1.position.x",
    ],
    [
      "too many attempts",
      (graph) => {
        graph.nodes[1].settings.retry.attempts = 1_000;
      },
      "nodes.1.settings.retry.attempts",
    ],
    [
      "a value with a mark",
      (graph) => {
        graph.nodes[2].input.fields.status.value = { "\u0000other": 1 };
      },
      "nodes.2.input.fields.status.value",
    ],
  ])("refuses %s", (_, spoil, path) => {
    const graph = first();
    spoil(graph);
    const result = parseGraph(graph);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  it.each(["__proto__", "constructor", "prototype"])("refuses a target field called %s", (key) => {
    const graph = JSON.parse(JSON.stringify(orderFlow).replace('"sku":', `"${key}":`));
    expect(parseGraph(graph)).toMatchObject({ ok: false, issues: [{ path: ["nodes", "1", "input", "fields", key] }] });
  });

  it("survives nesting without end", () => {
    let mapping: unknown = { kind: "literal", value: 1 };
    for (let i = 0; i < 50_000; i++) mapping = { kind: "record", fields: { a: mapping } };
    const graph = { ...orderFlow, nodes: [{ ...orderFlow.nodes[1], input: mapping }] };
    expect(parseGraph(graph)).toMatchObject({ ok: false });
  });

  it.each([null, undefined, 1, "x", [], {}, { schema: 1 }])("refuses %j", (document) => expect(parseGraph(document).ok).toBe(false));
});

/** The document with the value at a random place put by another, or taken away. */
function spoiled(document: unknown, picks: readonly number[], instead: unknown): unknown {
  const [pick = 0, ...rest] = picks;
  if (typeof document !== "object" || document === null || rest.length === 0) return instead;
  const keys = Object.keys(document);
  const key = keys[pick % Math.max(1, keys.length)];
  const entries = Object.entries(document).flatMap(([name, inner]) =>
    name !== key ? [[name, inner]] : instead === undefined && rest.length === 1 ? [] : [[name, spoiled(inner, rest, instead)]],
  );
  return Array.isArray(document) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

it("any spoiled flow is refused or can be worked with: nothing throws", () => {
  const instead = fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    "order",
    "order.",
    1,
    -1,
    true,
    [],
    {},
    "out",
    "webhook",
    { kind: "list", fixed: [] },
    { type: "join" },
  );
  let read = 0;
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 8 }), { minLength: 2, maxLength: 9 }), instead, (picks, value) => {
      const result = parseGraph(spoiled(first(), picks, value));
      if (!result.ok) {
        expect(result.issues.length).toBeGreaterThan(0);
        return;
      }
      read += 1;
      checkGraph(result.graph, env);
      compile(result.graph, env);
      dataMap(result.graph, env);
      for (const node of result.graph.nodes) {
        scopeShapes(result.graph, node.key, env);
        sampleScope(result.graph, node.key, env);
      }
    }),
    { numRuns: 1_500 },
  );
  expect(read).toBeGreaterThan(100);
});
