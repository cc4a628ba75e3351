import { describe, expect, it } from "vitest";
import { graphOf, trigger } from "../graph/fixtures.ts";
import { fixtureEnv as env } from "../store/fixture-env.ts";
import { sections } from "./sections.ts";

const empty = graphOf([], []);
const started = graphOf([trigger("order")], []);
const titles = (found: ReturnType<typeof sections>): readonly string[] =>
  found.flatMap((section) => section.rows.map((row) => (row.type === "entry" ? row.entry.title : row.app.connector.title)));

describe("sections", () => {
  it("offers triggers while there is none, and none afterwards", () => {
    const first = (graph: typeof empty): string | undefined => {
      const row = sections(graph, env, { text: "", app: null })[0]?.rows[0];
      return row?.type === "entry" ? row.entry.kind.type : undefined;
    };
    expect(first(empty)).toBe("app-trigger");
    expect(first(started)).toBe("action");
    expect(titles(sections(started, env, { text: "another system calls", app: null }))).toEqual([]);
  });

  it("offers to start by a call or by hand, which stand under no app", () => {
    const [start] = sections(empty, env, { text: "", app: null });
    expect(start?.rows.map((row) => (row.type === "entry" ? row.entry.kind.type : "app"))).toEqual(["app-trigger", "webhook", "manual"]);
  });

  it("suggests the apps that have an account before the others", () => {
    const [next] = sections(started, env, { text: "", app: null });
    const [first] = next?.rows ?? [];
    expect(first?.type === "entry" ? first.entry.id : null).toMatch(/^action:xero:/);
  });

  it("finds an action by what it does or by its app", () => {
    expect(titles(sections(started, env, { text: "invoice", app: null }))[0]).toBe("Create an invoice");
    expect(titles(sections(started, env, { text: "xero inv", app: null }))).toContain("Create an invoice");
    expect(titles(sections(started, env, { text: "zzz", app: null }))).toEqual([]);
  });

  it("lists the apps that have an account, and looks into one", () => {
    expect(sections(started, env, { text: "", app: null }).map((section) => section.title)).toContain("Your accounts");
    expect(titles(sections(started, env, { text: "", app: "xero" }))).toContain("Create an invoice");
  });
});
