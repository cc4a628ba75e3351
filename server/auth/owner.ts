import { asWorkspaceId, newId } from "#db/ids.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { insertMember, insertWorkspace } from "#db/queries/members.ts";
import { claimOwner, hasOwner, insertSetupLink, isSetupLinkUsable, spendSetupLink } from "#db/queries/setup.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { insertUser } from "#db/queries/users.ts";
import { AppError } from "#server/errors.ts";
import { parseEmail } from "./email.ts";
import { hashPassword } from "./password.ts";
import { isOnlyThisMachine, publicUrl } from "./settings.ts";
import { hashToken, newToken } from "./token.ts";

const LINK_HOURS = 24;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export type SetupState =
  | { readonly needsOwner: false }
  /** `link`: the form only works with the one-time link that the start command printed. */
  | { readonly needsOwner: true; readonly needs: "form" | "link"; readonly linkIsGood: boolean };

/** Whether somebody still has to become owner, and how. `link` is the token of the address that was opened, if any. */
export async function setupState(link: string | null): Promise<SetupState> {
  if (await hasOwner()) return { needsOwner: false };
  const needs = isOnlyThisMachine() ? "form" : "link";
  const linkIsGood = link !== null && (await isSetupLinkUsable(hashToken(link)));
  return { needsOwner: true, needs, linkIsGood };
}

/** Makes a one-time address at which the first owner signs up; null when there is an owner already. */
export async function createOwnerLink(): Promise<{ url: string; hours: number } | null> {
  if (await hasOwner()) return null;
  const token = newToken();
  await insertSetupLink({ id: newId(), tokenHash: hashToken(token), hours: LINK_HOURS });
  // Good for one use only, and pages send no referrer, so it may stand in the address.
  const url = new URL("/setup", publicUrl());
  url.searchParams.set("link", token);
  return { url: url.href, hours: LINK_HOURS };
}

export interface NewOwner {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly workspace: string;
  readonly link: string | null;
}

/** Makes the first person, their workspace and its owner. Of two at the same moment, one succeeds. */
export async function createOwner(input: NewOwner): Promise<void> {
  const email = parseEmail(input.email);
  if (email === null) throw new AppError("invalid", "email_not_usable");
  const allowed = await setupState(input.link);
  if (!allowed.needsOwner) throw new AppError("conflict", "owner_exists");
  if (allowed.needs === "link" && !allowed.linkIsGood) throw new AppError("forbidden", "setup_link_not_usable");
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    if (!(await claimOwner(tx))) throw new AppError("conflict", "owner_exists");
    if (allowed.needs === "link" && !(await spendSetupLink(hashToken(input.link ?? ""), tx))) throw new AppError("forbidden", "setup_link_not_usable");
    const userId = newId();
    const workspaceId = asWorkspaceId(newId());
    await insertUser({ id: userId, email, name: input.name, passwordHash }, tx);
    await insertWorkspace(workspaceId, input.workspace, tx);
    await insertMember(workspaceId, { userId, role: "owner" }, tx);
    await appendAudit(workspaceId, { actor: { kind: "system", task: "setup" }, action: "workspace.created", subject: `user:${userId}` }, tx);
  });
}
