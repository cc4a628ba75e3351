import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { insertFlow } from "#db/queries/flows.ts";
import { addTraffic, forgetTraffic, listTraffic } from "#db/queries/traffic.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { insertTrigger } from "#db/queries/triggers.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { networkOf, TrafficCount } from "./traffic.ts";

useTestDatabase();
const noon = Date.parse("2026-07-25T12:00:00Z");

async function makeHook() {
  const workspaceId = await makeWorkspace();
  const flowId = newId();
  const triggerId = newId();
  await inTransaction((tx) => insertFlow(workspaceId, { id: flowId, name: "Orders", draft: Buffer.of(1), draftHash: "h", apps: [], draftBy: null }, tx));
  await insertTrigger(workspaceId, { id: triggerId, flowId, tokenHash: Buffer.from(newId()), tokenSealed: Buffer.of(1) });
  return { workspaceId, triggerId, flowId };
}

test("what two processes count is added up, by minute and network", async () => {
  const hook = await makeHook();
  const [one, two] = [new TrafficCount(), new TrafficCount()];
  one.add(hook, "203.0.113.7", "accepted", noon + 1_000);
  one.add(hook, "203.0.113.9", "duplicate", noon + 59_999);
  one.add(hook, "203.0.113.9", "refused", noon + 60_000);
  two.add(hook, "::ffff:203.0.113.8", "limited", noon + 2_000);
  await addTraffic(one.take());
  await addTraffic(two.take());
  expect(one.take()).toEqual([]);
  const rows = await listTraffic(hook.workspaceId, new Date(noon));
  expect(rows.map(({ minute, source, count, flowName }) => [minute.getTime(), source, count, flowName]).sort()).toEqual([
    [noon, "203.0.113.0/24", 3, "Orders"],
    [noon + 60_000, "203.0.113.0/24", 1, "Orders"],
  ]);
  expect(await listTraffic(await makeWorkspace(), new Date(noon))).toEqual([]);
});

test("counts of a hook that is gone are passed over, the others are kept", async () => {
  const hook = await makeHook();
  const count = new TrafficCount();
  count.add({ ...hook, triggerId: newId() }, "203.0.113.7", "accepted", noon);
  count.add(hook, "203.0.113.7", "accepted", noon);
  await addTraffic(count.take());
  expect(await listTraffic(hook.workspaceId, new Date(noon))).toHaveLength(1);
  await forgetTraffic(new Date(noon + 60_000));
  expect(await listTraffic(hook.workspaceId, new Date(noon))).toEqual([]);
});

test("a flood from everywhere stays small, and nothing goes uncounted", async () => {
  const { workspaceId } = await makeHook();
  fc.assert(
    fc.property(fc.array(fc.ipV4(), { minLength: 1, maxLength: 200 }), (addresses) => {
      const count = new TrafficCount();
      for (const address of addresses) count.add({ workspaceId, triggerId: "t" }, address, "refused", noon);
      const rows = count.take();
      expect(rows.length).toBeLessThanOrEqual(21);
      expect(rows.reduce((sum, row) => sum + row.refused, 0)).toBe(addresses.length);
    }),
  );
});

test.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["::ffff:203.0.113.7", "203.0.113.0/24"],
  ["2001:db8:1:2::5", "2001:db8:1::/48"],
  ["2001:db8::5", "2001:db8:0::/48"],
  ["::1", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["sample", "sample"],
  ["", "unknown"],
])("%s is of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
