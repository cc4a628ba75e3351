import type { WorkspaceId } from "#db/ids.ts";
import { findConnection, updateConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import { type TestResult, testAccess } from "#server/connectors/runtime/test-account.ts";
import { AppError } from "#server/errors.ts";
import { connectorOf } from "./connector.ts";
import { withAccessNow } from "./oauth/fresh.ts";
import { accountOf, forgetAccount, type OpenAccount } from "./open.ts";

export const TEST_MS = 15_000;

/** Makes the account's harmless call and keeps what came of it: the organisation's name, or why it does not work. */
export async function testAccount(
  access: Access,
  id: string,
): Promise<{ readonly ok: true; readonly organisation: string | null } | { readonly ok: false; readonly message: string }> {
  const row = await findConnection(access.workspaceId, id);
  if (row === null) throw new AppError("not_found", "not_found");
  const signal = AbortSignal.timeout(TEST_MS);
  const options = { timeoutMs: TEST_MS, signal };
  // Asked for by a person, so an account that is taken for broken is tried too.
  const account: OpenAccount = { ...(await accountOf(row)), health: "working" };
  const result = await withAccessNow<TestResult>(access.workspaceId, account, (fresh) => testAccess(connectorOf(row.connector), fresh, options));
  if (result.ok) {
    await updateConnection(access.workspaceId, id, {
      health: "working",
      healthReason: null,
      ...(result.organisation === null ? {} : { organisation: result.organisation, organisationId: result.organisationId }),
    });
  } else if (result.failure.kind === "unauthorized" && !row.consented) {
    await updateConnection(access.workspaceId, id, { health: "broken", healthReason: result.failure.message });
  }
  forgetAccount(access.workspaceId, id);
  return result.ok ? { ok: true, organisation: result.organisation } : { ok: false, message: result.failure.message };
}

/** The runner tells what a call showed: an account whose access failed is broken until it works again. */
export async function reportHealth(workspaceId: WorkspaceId, id: string, health: "working" | "broken", reason: string | null): Promise<void> {
  await updateConnection(workspaceId, id, { health, healthReason: reason });
  forgetAccount(workspaceId, id);
}
