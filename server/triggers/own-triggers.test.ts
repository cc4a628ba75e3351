import { expect, test } from "vitest";
import { asWorkspaceId } from "#db/ids.ts";
import { connectors } from "#server/connectors/index.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import type { EventInput } from "#server/runs/accept.ts";
import type { HookAnswer, HookRule } from "./hook.ts";
import { postSample } from "./post-sample.ts";
import { hookDoorDefaults, makeHookDoor } from "./receive.ts";
import { appRule } from "./rule.ts";
import { buildSample } from "./sample.ts";
import { makeHookToken } from "./token.ts";

const plan: Plan = { version: 1, hash: "0".repeat(64), nodes: [], scopes: {}, hosts: [], responds: false };
const secret = "whsec_0123456789abcdef";

/** Sends `body` to a hook of this rule, signed as the app signs it. */
async function deliver(rule: HookRule, body: Value): Promise<{ readonly answer: HookAnswer; readonly stored: readonly EventInput[] }> {
  const stored: EventInput[] = [];
  const hook = { triggerId: "t1", workspaceId: asWorkspaceId("w1"), flowId: "f1", version: 3, plan, rule, secrets: [secret] };
  const door = makeHookDoor(
    {
      findHook: () => Promise.resolve(hook),
      accept: (delivery) => Promise.resolve({ runId: `r${stored.push(delivery)}`, duplicate: false }),
      publicUrl: () => "https://patchbay.example",
      onFailure: () => undefined,
      onAnswer: () => undefined,
    },
    hookDoorDefaults(),
  );
  const token = makeHookToken();
  const sample = buildSample(rule, body, secret, { url: `https://patchbay.example/api/hooks/${token}`, id: "d1", now: Date.now() });
  return { answer: await postSample(door, token, sample), stored };
}

const all = Object.values(connectors).flatMap((connector) =>
  Object.values(connector.triggers).map((trigger) => ({ name: `${connector.id}.${trigger.id}`, connector, trigger })),
);
const byBody = all.filter(({ trigger: { topic } }) => topic !== undefined && "path" in topic);

test.each(all)("$name: a delivery, signed as the app signs it, arrives as its sample says", async ({ connector, trigger }) => {
  const { answer, stored } = await deliver(appRule(trigger, connector), trigger.sample);
  expect(answer.status, answer.json).toBe(202);
  expect(stored[0]?.output).toEqual(trigger.sample);
  expect(stored[0]?.title).toMatch(/\S/);
  expect(stored[0]?.dedupeKey).not.toBeNull();
});

test.each(byBody)("$name: an event of another kind is refused", async ({ connector, trigger }) => {
  const { answer, stored } = await deliver(appRule(trigger, connector), { ...trigger.sample, type: "another.event" });
  expect([answer.status, stored]).toEqual([422, []]);
});
