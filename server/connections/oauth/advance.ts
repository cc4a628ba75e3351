import { type AttemptRow, updateAttempt } from "#db/queries/connect-attempts.ts";
import { findConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import { missingScopes } from "#server/flow/permissions.ts";
import { textsOf } from "../vault.ts";
import type { Organisation } from "./discover.ts";
import { keepAccount } from "./keep.ts";
import { requireOauth } from "./method.ts";
import { type Held, sealHeld } from "./sealed.ts";

/** What a person has decided since they came back. */
export interface Decision {
  /** The organisation, by the value it was offered under. */
  readonly organisation?: string;
  /** Connect although not everything was granted. */
  readonly partial?: boolean;
}

/** Brings a sign-in as far as it goes without a person: to a choice, to an account, or to why there is none. */
export async function advance(access: Access, row: AttemptRow, held: Held, decision: Decision): Promise<void> {
  const { workspaceId, id } = row;
  const organisation = await chosen(row, held, decision);
  if (organisation === null) {
    const choices = JSON.stringify(held.organisations);
    await updateAttempt(workspaceId, id, { status: "choose", held: await sealHeld(workspaceId, id, held), choices, verifier: null });
    return;
  }
  const decided = organisation === undefined ? held : { ...held, organisations: [organisation] };
  const missing = missingScopes(row.scopes, held.granted);
  if (missing.length > 0 && decision.partial !== true) {
    await updateAttempt(workspaceId, id, { status: "partial", held: await sealHeld(workspaceId, id, decided), missing: [...missing], verifier: null });
    return;
  }
  await keepAccount(access, row, decided);
}

/** Undefined when the app has no organisations to choose from; null when a person has to. An account that is reconnected stays with its own. */
async function chosen(row: AttemptRow, held: Held, decision: Decision): Promise<Organisation | null | undefined> {
  if (held.organisations.length === 0) return undefined;
  if (decision.organisation !== undefined) return held.organisations.find(({ value }) => value === decision.organisation) ?? null;
  const [only, ...others] = held.organisations;
  if (others.length === 0) return only;
  const before = row.purpose === "reconnect" ? await organisationBefore(row) : undefined;
  return held.organisations.find(({ value }) => value === before) ?? null;
}

async function organisationBefore(row: AttemptRow): Promise<string | undefined> {
  const { discover } = requireOauth(row.connector).auth;
  const account = await findConnection(row.workspaceId, row.connectionId);
  return discover === undefined || account === null ? undefined : textsOf(JSON.parse(account.vars))[discover.var];
}
