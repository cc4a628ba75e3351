import type { WorkspaceId } from "#db/ids.ts";
import { connectors } from "#server/connectors/index.ts";
import { syncWebhook, type WebhookWish } from "#server/connectors/runtime/sync-webhook.ts";
import { connectionMessages as say } from "#server/messages/connections.ts";
import { withAccessNow } from "./oauth/fresh.ts";
import { openAccount } from "./open.ts";

const WEBHOOK_MS = 10_000;

/** A trigger of an app with one account; ids as a plan holds them. */
export interface TriggerRef {
  readonly connector: string;
  readonly trigger: string;
  readonly connection: string;
}

/** Whether the app lets us make an address known to it, so that nobody has to enter it there. */
export function registersItself({ connector, trigger }: Pick<TriggerRef, "connector" | "trigger">): boolean {
  return connectors[connector]?.triggers[trigger]?.register !== undefined;
}

/**
 * Makes our address known to the app, or forgotten; doing it again changes nothing. Null when it is so, else the reason why
 * not, for a person. An app that must be told by hand is left alone.
 */
export async function keepWebhook(workspaceId: WorkspaceId, ref: TriggerRef, wish: WebhookWish): Promise<string | null> {
  const connector = connectors[ref.connector];
  const rule = connector?.triggers[ref.trigger]?.register;
  if (connector === undefined || rule === undefined) return null;
  const account = await openAccount(workspaceId, ref.connection);
  if (account === null) return say.removed;
  const options = { timeoutMs: WEBHOOK_MS, signal: AbortSignal.timeout(2 * WEBHOOK_MS) };
  const done = await withAccessNow(workspaceId, account, (fresh) => syncWebhook(connector, rule, fresh, wish, options));
  return done.ok ? null : done.failure.message;
}
