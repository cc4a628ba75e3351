import { newId } from "#db/ids.ts";
import { AppError } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import { hookDoor } from "./door.ts";
import { loadHook } from "./load-hook.ts";
import { postSample } from "./post-sample.ts";
import { buildSample } from "./sample.ts";
import { hashHookToken } from "./token.ts";

/**
 * Sends a delivery, signed as the app would sign it, through the hook's own door; gives the id of the run it made.
 * @throws AppError when the flow is not live, or the door says no.
 */
export async function sendSample(hook: { readonly token: string; readonly url: string }, sample: Value): Promise<{ readonly runId: string }> {
  const live = await loadHook(hashHookToken(hook.token));
  if (live === null) throw new AppError("conflict", "hook_not_live");
  const delivery = buildSample(live.rule, sample, live.secrets[0] ?? null, { url: hook.url, id: newId(), now: Date.now() });
  const answer = await postSample(hookDoor, hook.token, delivery);
  if (answer.runId === undefined) throw new AppError("busy", "sample_not_taken", { status: String(answer.status) });
  return { runId: answer.runId };
}
