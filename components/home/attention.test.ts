import { describe, expect, it } from "vitest";
import { attentionOf, byAttention, stateOf } from "./attention.ts";

type Flow = Parameters<typeof attentionOf>[0];
type Account = Parameters<typeof attentionOf>[1][number];
type Run = NonNullable<Parameters<typeof attentionOf>[2]>;

const live = { version: 3, publishedAt: 1, note: "", demo: false };
const flow: Flow = { id: "f1", name: "Order to books", live, paused: false, draftDiffersFromLive: false, draftAt: 10, draftBy: null, apps: [] };
const account: Account = {
  id: "a1",
  connector: "xero",
  auth: "oauth",
  consented: false,
  name: "Bell & Co (Xero)",
  organisation: null,
  sandbox: false,
  health: "broken",
  healthReason: null,
  hint: null,
  allowedEffects: [],
  scopes: null,
  owner: null,
  endsAt: null,
  steps: [],
  permissions: null,
  createdAt: 0,
  lastUsedAt: null,
  usedBy: [{ id: "f1", name: "Order to books" }],
};
const failed: Run = {
  id: "r1",
  flowId: "f1",
  flowName: "Order to books",
  version: 3,
  mode: "live",
  title: "Order #1042",
  status: "failed",
  startedAt: 0,
  endedAt: 1,
  durationMs: 1,
  attempts: 3,
  failure: { code: "rejected", node: "invoice", sentence: "Xero did not accept the invoice." },
};

describe("what needs a person", () => {
  it("puts a broken account before a failed run", () => {
    expect(attentionOf(flow, [account], failed)).toEqual({ rank: 3, sentence: "Bell & Co (Xero) needs reconnecting" });
  });

  it("ignores broken accounts of other flows", () => {
    expect(attentionOf(flow, [{ ...account, usedBy: [] }], null)).toEqual({ rank: 0, sentence: null });
  });

  it("tells what the last run failed of, but not of a test", () => {
    expect(attentionOf(flow, [], failed).sentence).toBe("Last run failed: Xero did not accept the invoice.");
    expect(attentionOf(flow, [], { ...failed, mode: "test" }).rank).toBe(0);
  });

  it("names what is unfinished", () => {
    expect(attentionOf({ ...flow, draftDiffersFromLive: true }, [], null).rank).toBe(1);
    expect(attentionOf({ ...flow, live: null }, [], null).sentence).toBe("Not published yet");
  });
});

it("sorts by attention, then by the last edit", () => {
  const row = (id: string, rank: 0 | 2, draftAt: number) => ({ flow: { ...flow, id, draftAt }, attention: { rank, sentence: null } });
  expect(byAttention([row("old", 0, 1), row("new", 0, 2), row("bad", 2, 0)]).map((each) => each.flow.id)).toEqual(["bad", "new", "old"]);
});

it("knows the state of a flow", () => {
  expect([stateOf(flow), stateOf({ ...flow, paused: true }), stateOf({ ...flow, live: null, paused: true })]).toEqual(["live", "paused", "draft"]);
});
