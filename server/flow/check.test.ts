import { describe, expect, it } from "vitest";
import { checkGraph } from "./check.ts";
import { compile, hashOf } from "./compile.ts";
import { action, env, flow, formula, invoiceMapping, logic, orderFlow, set, stock, trigger, wires } from "./fixture.ts";
import { defaultSettings, type Graph } from "./graph.ts";
import { missingScopes, unusedScopes } from "./permissions.ts";
import { scopeShapes, targetShape } from "./scope.ts";

function problems(graph: Graph): readonly string[] {
  return checkGraph(graph, env).map(
    ({ code, severity, place }) => `${severity === "warning" ? "~" : ""}${code} ${[place.node, ...(place.path ?? [])].join(".")}`,
  );
}

const routed = { settings: { ...defaultSettings, onError: "route" } } as const;
const branch = logic("branch", { type: "branch", cases: [{ id: "big", label: "Big", condition: "number(order.total) > 100" }] });

describe("checkGraph", () => {
  it("finds nothing wrong with the order flow", () => expect(problems(orderFlow)).toEqual([]));

  it.each<[string, Graph, readonly string[]]>([
    ["nothing", { schema: 1, nodes: [], edges: [] }, ["no_trigger "]],
    ["two triggers", { ...orderFlow, nodes: [...orderFlow.nodes, { ...trigger, key: "other" }] }, ["two_triggers other"]],
    ["a step of its own", flow([stock("stock")]), ["unreachable stock"]],
    ["the same key twice", flow([stock("stock"), stock("stock")], "order -> stock"), ["duplicate_key stock", "unreachable stock"]],
    ["a loop", flow([stock("a"), stock("b"), stock("c")], "order -> a", "a -> b", "b -> c", "c -> a"), ["cycle a"]],
    ["two loops", flow([stock("a"), stock("b")], "order -> a", "order -> b", "a -> a", "b -> b"), ["cycle a", "cycle b"]],
    ["a wire to nowhere", flow([stock("a")], "order -> a", "a -> gone"), ["edge_unknown_port a"]],
    ["a wire into the trigger", flow([stock("a")], "order -> a", "a -> order"), ["edge_unknown_port a"]],
    ["a port that is not", flow([stock("a"), stock("b")], "order -> a", "a.big -> b"), ["edge_unknown_port a", "unreachable b"]],
    ["an error wire that is never taken", flow([stock("a"), stock("b")], "order -> a", "a.error -> b"), ["~error_wire_idle a"]],
    ["an unknown app", flow([action("a", invoiceMapping, { connector: "nope" })], "order -> a"), ["unknown_connector a"]],
    ["an inherited app", flow([action("a", invoiceMapping, { connector: "constructor" })], "order -> a"), ["unknown_connector a"]],
    ["an unknown operation", flow([action("a", invoiceMapping, { operation: "nope" })], "order -> a"), ["unknown_operation a"]],
    ["no account", flow([action("a", invoiceMapping, { connection: null })], "order -> a"), ["connection_missing a"]],
    ["an account of another app", flow([action("a", invoiceMapping, { connection: "c_shop" })], "order -> a"), ["connection_wrong_app a"]],
    ["a branch without cases", flow([logic("b", { type: "branch", cases: [] })], "order -> b"), ["branch_without_cases b"]],
    ["a condition that is none", flow([logic("f", { type: "filter", condition: "order.name" })], "order -> f"), ["condition_not_yes_no f"]],
    ["a step beside", flow([stock("a"), set("b", { x: "a.left" })], "order -> a", "order -> b"), ["not_an_ancestor b.x"]],
    ["a step after", flow([set("b", { x: "a.left" }), stock("a")], "order -> b", "b -> a"), ["not_an_ancestor b.x"]],
    ["a step that gives nothing", flow([logic("j", { type: "join" }), set("b", { x: "j.left" })], "order -> j", "j -> b"), ["formula_unknown_name b.x"]],
    [
      "an answer to nobody",
      {
        ...flow([logic("r", { type: "respond", status: 200, body: formula("1") })], "order -> r"),
        nodes: [{ ...trigger, trigger: { type: "manual" } }, logic("r", { type: "respond", status: 200, body: formula("1") })],
      },
      ["~respond_without_webhook r"],
    ],
    ["a message that is no text", flow([logic("s", { type: "stop", outcome: "failed", message: formula("order.id") })], "order -> s"), ["wrong_type s"]],
  ])("%s", (_, graph, expected) => expect(problems(graph)).toEqual(expected));

  it("looks at accounts: health, effects and scopes", () => {
    const connections = env.connections.map((one) => ({ ...one, health: "broken" as const, allowedEffects: ["read" as const], scopes: [] }));
    const codes = checkGraph(flow([stock("a")], "order -> a"), { ...env, connections }).map((problem) => problem.code);
    expect(codes).toEqual(["connection_broken", "scope_missing", "connection_broken", "effect_not_allowed", "scope_missing"]);
  });

  it("names a permission that is missing in words, with the way to ask for it", () => {
    const granted = env.connections.map((one) => ({ ...one, scopes: one.connector === "shop" ? ["orders.read"] : null }));
    const named = Object.entries(env.catalog.connectors).map(([id, app]) => [id, { ...app, scopes: { "stock.write": "change stock" } }] as const);
    const found = checkGraph(flow([stock("a")], "order -> a"), { catalog: { connectors: Object.fromEntries(named) }, connections: granted });
    expect(found).toMatchObject([{ code: "scope_missing", severity: "error", place: { node: "a", part: "setup" }, params: { scopes: "change stock" } }]);
    expect(found[0]?.fixes.map(({ label }) => label)).toEqual(["ask_permission", "choose_account"]);
  });

  it("takes lasting access for granted: apps need not repeat it", () => {
    expect(missingScopes(["offline_access", "a", "b"], ["b"])).toEqual(["a"]);
    expect(missingScopes(["a"], null)).toEqual([]);
    expect(unusedScopes(["offline_access", "base", "a", "b"], ["b"], ["base"])).toEqual(["a"]);
    expect(unusedScopes(null, [], [])).toEqual([]);
  });

  it("counts steps", () => {
    const many = Array.from({ length: 1_001 }, (_, i) => stock(`s${i}`));
    expect(problems(flow(many, ...many.map((node) => `order -> ${node.key}`)))).toEqual(["too_many_nodes "]);
  });
});

/** What `at` sees of `step`: `there`, `maybe`, or nothing. */
function seen(graph: Graph, at: string, step: string): string {
  const source = scopeShapes(graph, at, env).find((one) => one.key === step);
  if (source === undefined) return "not";
  const fields = source.typed.shape.type === "object" ? Object.keys(source.typed.shape.properties).sort().join("+") : source.typed.shape.type;
  return `${source.typed.optional ? "maybe" : "there"} ${fields}`;
}

describe("scopeShapes", () => {
  const join = logic("join", { type: "join" });
  const end = set("end", { x: "1" });

  it.each<[string, Graph, string, string]>([
    [
      "a parallel step after its join",
      flow([stock("a"), stock("b"), join, end], "order -> a", "order -> b", "a -> join", "b -> join", "join -> end"),
      "a",
      "there left",
    ],
    ["a parallel step without a join step", flow([stock("a"), stock("b"), end], "order -> a", "order -> b", "a -> end", "b -> end"), "b", "there left"],
    ["behind a branch's port", flow([branch, stock("a"), end], "order -> branch", "branch.big -> a", "a -> end"), "a", "there left"],
    [
      "after branches come together",
      flow([branch, stock("a"), stock("b"), end], "order -> branch", "branch.big -> a", "branch.otherwise -> b", "a -> end", "b -> end"),
      "a",
      "maybe left",
    ],
    ["both ways to one step", flow([branch, stock("a"), end], "order -> branch", "branch.big -> a", "branch.otherwise -> a", "a -> end"), "a", "there left"],
    [
      "before a branch, seen after it came together, beside another branch",
      flow(
        [stock("s"), branch, stock("a"), stock("b"), stock("m"), stock("p"), end],
        "order -> s",
        "s -> branch",
        "branch.big -> a",
        "branch.otherwise -> b",
        "a -> m",
        "b -> m",
        "order -> p",
        "m -> end",
        "p -> end",
      ),
      "m",
      "there left",
    ],
    [
      "behind a filter that another way goes around",
      flow([logic("f", { type: "filter", condition: "true" }), stock("a"), end], "order -> f", "f -> a", "a -> end", "order -> end"),
      "a",
      "maybe left",
    ],
    ["an action whose error stops", flow([stock("a"), end], "order -> a", "a -> end"), "a", "there left"],
    ["behind a routed error", flow([{ ...stock("a"), ...routed }, stock("b"), end], "order -> a", "a.error -> end", "a -> b"), "a", "there error"],
    ["behind success of a routed action", flow([{ ...stock("a"), ...routed }, stock("b"), end], "order -> a", "a.error -> b", "a -> end"), "a", "there left"],
    ["success and error together", flow([{ ...stock("a"), ...routed }, end], "order -> a", "a.error -> end", "a -> end"), "a", "there error+left"],
    [
      "an action that goes on after an error",
      flow([{ ...stock("a"), settings: { ...defaultSettings, onError: "continue" } }, end], "order -> a", "a -> end"),
      "a",
      "there error+left",
    ],
    ["shaped data", flow([set("s", { name: "order.name", note: "order.note" }), end], "order -> s", "s -> end"), "s", "there name+note"],
    ["not beside", flow([stock("a"), end], "order -> a", "order -> end"), "a", "not"],
    ["not itself", flow([end], "order -> end"), "end", "not"],
  ])("%s", (_, graph, step, expected) => expect(seen(graph, "end", step)).toBe(expected));

  it("lists the nearest step first", () => {
    expect(scopeShapes(flow([stock("a"), end], "order -> a", "a -> end"), "end", env).map((one) => one.key)).toEqual(["a", "order"]);
  });

  it("asks for a fallback where a step may have been skipped", () => {
    const graph = flow(
      [branch, stock("a"), stock("b"), stock("c", "a.left")],
      "order -> branch",
      "branch.big -> a",
      "branch.otherwise -> b",
      "a -> c",
      "b -> c",
    );
    expect(problems(graph)).toEqual(["maybe_missing c.by"]);
  });

  it.each<[string, string, string, readonly string[]]>([
    ["behind the filter", "has(order.note)", "order.note", []],
    ["behind another filter", "true", "order.note", ["maybe_missing c.sku"]],
    ["behind a comparison", 'order.note == "gift"', "order.note", []],
  ])("knows what a condition asked for: %s", (_, condition, sku, expected) => {
    const step = action(
      "c",
      { kind: "record", fields: { sku: formula(sku), by: formula("1") } },
      { connector: "shop", operation: "adjust", connection: "c_shop" },
    );
    expect(problems(flow([logic("f", { type: "filter", condition }), stock("b"), step], "order -> f", "f -> b", "b -> c"))).toEqual(expected);
    const cases = [
      { id: "yes", label: "Yes", condition },
      { id: "no", label: "No", condition: `!(${condition})` },
    ];
    expect(problems(flow([logic("f", { type: "branch", cases }), step], "order -> f", "f.yes -> c"))).toEqual(expected);
    expect(problems(flow([logic("f", { type: "branch", cases }), step], "order -> f", "f.yes -> c", "f.no -> c"))).toEqual(["maybe_missing c.sku"]);
  });

  it("survives many branches", () => {
    const branches = Array.from({ length: 40 }, (_, i) => logic(`b${i}`, branch.logic));
    const steps = branches.flatMap((_, i) => [stock(`x${i}`), stock(`y${i}`)]);
    const edges = branches.flatMap((_, i) => [
      i === 0 ? "order -> b0" : `x${i - 1} -> b${i}`,
      ...(i === 0 ? [] : [`y${i - 1} -> b${i}`]),
      `b${i}.big -> x${i}`,
      `b${i}.otherwise -> y${i}`,
      `x${i} -> end`,
    ]);
    const graph = flow([...branches, ...steps, end], ...edges);
    expect(seen(graph, "end", "x0")).toBe("maybe left");
    expect(seen(graph, "end", "order")).toMatch(/^there/);
  });

  it("knows what a mapping is put into", () => {
    expect(targetShape(orderFlow, "stock", env)).toMatchObject({ required: ["sku", "by"] });
    expect(targetShape(orderFlow, "order", env)).toBeNull();
  });
});

describe("compile", () => {
  const compiled = (graph: Graph) => {
    const result = compile(graph, env);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.plan;
  };

  it("makes a plan: steps in order, their wires by position, scopes and hosts", () => {
    const plan = compiled(orderFlow);
    expect(plan.nodes.map(({ key, inDegree, outs }) => ({ key, inDegree, outs }))).toEqual([
      {
        key: "order",
        inDegree: 0,
        outs: [
          { port: "out", to: 1 },
          { port: "out", to: 2 },
        ],
      },
      { key: "stock", inDegree: 1, outs: [] },
      { key: "invoice", inDegree: 1, outs: [] },
    ]);
    expect(plan.nodes[1]?.work).toMatchObject({ kind: "action", effect: "update", idempotency: "header", connectorVersion: 3 });
    expect(plan).toMatchObject({
      version: 1,
      scopes: { c_shop: ["orders.read", "stock.write"], c_ledger: ["invoices.write"] },
      hosts: ["ledger.example", "shop.example"],
      responds: false,
    });
  });

  it("puts every step after those that lead to it", () => {
    const plan = compiled(flow([stock("c"), stock("b"), stock("a")], "a -> b", "b -> c", "order -> a", "order -> c"));
    expect(plan.nodes.map((node) => node.key)).toEqual(["order", "a", "b", "c"]);
    expect(plan.nodes[3]?.inDegree).toBe(2);
  });

  it("hashes content only: places, notes and the order of fields do not count", () => {
    const moved: Graph = {
      ...orderFlow,
      nodes: [
        ...orderFlow.nodes.map((node) => ({ ...node, position: { x: 7, y: 9 } })),
        { kind: "note", key: "n", name: "n", text: "hello", position: { x: 0, y: 0 } },
      ],
    };
    const { hash, ...content } = compiled(orderFlow);
    expect(compiled(moved).hash).toBe(hash);
    expect(hashOf(JSON.parse(JSON.stringify(content)))).toBe(hash);
    expect(compiled({ ...orderFlow, edges: wires("order -> stock", "stock -> invoice") }).hash).not.toBe(hash);
  });

  it("is frozen, and leaves the flow as it was", () => {
    const plan = compiled(orderFlow);
    expect(Object.isFrozen(plan.nodes[1]?.work)).toBe(true);
    expect(Object.isFrozen(orderFlow.nodes[1])).toBe(false);
  });

  it("lets warnings pass", () => {
    expect(compile(flow([stock("a"), stock("b")], "order -> a", "a.error -> b"), env)).toMatchObject({ ok: true, warnings: [{ code: "error_wire_idle" }] });
  });
});
