import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "#db/ids.ts";
import { AppError } from "#server/errors.ts";
import type { Hook } from "./hook.ts";
import { makeHookLookup } from "./lookup.ts";
import { plainRule } from "./rule.ts";

const hook = (version: number): Hook => ({
  triggerId: "t",
  workspaceId: asWorkspaceId("w"),
  flowId: "f",
  version,
  plan: { version: 1, hash: "", nodes: [], scopes: {}, hosts: [], responds: false },
  rule: plainRule("Webhook"),
  secrets: [],
});
const hash = Buffer.alloc(32, 1);

/** A lookup over a table of one row, with a clock that the test moves. */
function table() {
  const state = { row: hook(1) as Hook | null, now: 0, queries: 0, away: false };
  const load = (): Promise<Hook | null> => {
    state.queries += 1;
    return state.away ? Promise.reject(new Error("away")) : Promise.resolve(state.row);
  };
  return { state, lookup: makeHookLookup(load, () => state.now) };
}

describe("finding a hook", () => {
  it("asks once for any number of deliveries at a time", async () => {
    const { state, lookup } = table();
    const found = await Promise.all(Array.from({ length: 50 }, () => lookup.find(hash, "a")));
    expect(found.every((one) => one?.version === 1)).toBe(true);
    await lookup.find(hash, "a");
    expect(state.queries).toBe(1);
  });

  it("looks again beside the delivery after a second, and before it after two", async () => {
    const { state, lookup } = table();
    await lookup.find(hash, "a");
    state.row = hook(2);
    state.now = 1_500;
    expect((await lookup.find(hash, "a"))?.version).toBe(1);
    await expect.poll(async () => (await lookup.find(hash, "a"))?.version).toBe(2);
    state.row = null;
    state.now = 4_000;
    expect(await lookup.find(hash, "a")).toBe(null);
  });

  it("sees a change of this process at once, also one that overtakes a query under way", async () => {
    const answer = Promise.withResolvers<Hook | null>();
    let row: Promise<Hook | null> = answer.promise;
    const lookup = makeHookLookup(
      () => row,
      () => 0,
    );
    const early = lookup.find(hash, "a");
    row = Promise.resolve(hook(2));
    lookup.forget("f");
    answer.resolve(hook(1));
    await early;
    expect((await lookup.find(hash, "a"))?.version).toBe(2);
  });

  it("believes what it knows for two seconds while the database is away, then says so", async () => {
    const { state, lookup } = table();
    await lookup.find(hash, "a");
    state.away = true;
    state.now = 1_900;
    expect((await lookup.find(hash, "a"))?.version).toBe(1);
    state.now = 2_100;
    await expect(lookup.find(hash, "a")).rejects.toThrow("away");
    state.away = false;
    expect((await lookup.find(hash, "a"))?.version).toBe(1);
  });

  it("stops asking for a sender who tries out addresses, and serves the others", async () => {
    const { state, lookup } = table();
    state.row = null;
    const guess = (n: number, source: string) => lookup.find(Buffer.alloc(32, `${source}${n}`), source);
    for (let n = 0; n < 200; n++) expect(await guess(n, "a")).toBe(null);
    await expect(guess(200, "a")).rejects.toBeInstanceOf(AppError);
    expect(await guess(0, "b")).toBe(null);
    expect(state.queries).toBe(201);
  });
});
