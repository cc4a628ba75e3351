import { findTriggerByToken, type LiveTrigger } from "#db/queries/triggers.ts";
import { openAccount } from "#server/connections/open.ts";
import { signingSecrets } from "#server/connections/signing-secrets.ts";
import type { SignatureRule } from "#server/connectors/contract.ts";
import { connectors } from "#server/connectors/index.ts";
import type { Plan } from "#server/flow/plan.ts";
import { loadPlan } from "#server/runs/plans.ts";
import type { Hook, HookRule } from "./hook.ts";
import { appRule, plainRule } from "./rule.ts";

/** Everything the door needs of an address, from the database. Null for unknown, switched off and never published alike. */
export async function loadHook(tokenHash: Buffer): Promise<Hook | null> {
  const live = await findTriggerByToken(tokenHash);
  if (live === null) return null;
  const plan = await loadPlan(live.workspaceId, live.planHash);
  if (plan === null) throw new Error(`The plan ${live.planHash} of a live flow is missing.`);
  const rule = ruleOf(live, plan);
  const { id: triggerId, workspaceId, flowId, version } = live;
  return { triggerId, workspaceId, flowId, version, plan, rule, secrets: await secretsOf(live, rule.signature) };
}

function ruleOf({ connector, trigger }: LiveTrigger, plan: Plan): HookRule {
  if (connector === null || trigger === null) return plainRule(plan.nodes[0]?.name ?? "");
  const app = connectors[connector];
  const found = app?.triggers[trigger];
  if (app === undefined || found === undefined) throw new Error(`There is no trigger ${connector}.${trigger}.`);
  return appRule(found, app);
}

async function secretsOf({ workspaceId, connectionId }: LiveTrigger, signature: SignatureRule): Promise<readonly string[]> {
  switch (signature.kind) {
    case "hmac":
    case "standard-webhooks": {
      if (connectionId === null) return [];
      const account = await openAccount(workspaceId, connectionId);
      // Removed or cleared: nothing can be signed with it, so nothing gets in.
      return account === null ? [] : signingSecrets(await account.secrets(), signature.secret, Date.now());
    }
    case "url-secret":
    case "none":
      return [];
  }
}
