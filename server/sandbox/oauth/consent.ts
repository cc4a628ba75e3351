import { randomBytes } from "node:crypto";
import type { WorkspaceId } from "#db/ids.ts";
import { newId } from "#db/ids.ts";
import { findSandboxState } from "#db/queries/sandbox.ts";
import { insertGrant } from "#db/queries/sandbox-grants.ts";
import { switchAccount } from "../accounts.ts";
import { knownSwitches } from "../switches.ts";
import { hashGrant } from "./hash.ts";

/** The organisations that a simulated sign-in reaches; a person may agree to any of them. */
export const simulatedOrganisations = ["Harbour Homeware (sandbox)", "Northwind Lane (sandbox)"] as const;

/** A code must be given back within this time, in seconds. */
const CODE_SECONDS = 60;

/** What we are at a simulated app: each account is an app of its own there. */
export function simulatedClient(connectionId: string): { readonly clientId: string; readonly secret: string } {
  return { clientId: `simulated-${connectionId}`, secret: "simulated" };
}

export interface SimulatedConsent {
  readonly workspaceId: WorkspaceId;
  readonly connectionId: string;
  readonly connector: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
  /** Numbers into `simulatedOrganisations`. */
  readonly organisations: readonly number[];
  /** Gives a code whose time is over already. */
  readonly late: boolean;
}

/** A person agrees at a simulated app: the code that goes back with them. An account that was switched to expired works again. */
export async function agree(consent: SimulatedConsent): Promise<string> {
  const code = randomBytes(24).toString("base64url");
  const { workspaceId, connectionId, connector, redirectUri, challenge } = consent;
  const grant = { hash: hashGrant(code), connectionId, kind: "code", family: newId(), redirectUri, challenge } as const;
  await insertGrant(workspaceId, { ...grant, scopes: [...consent.scopes], organisations: [...consent.organisations] }, consent.late ? -1 : CODE_SECONDS);
  await switchOffExpired({ workspaceId, connectionId, connector });
  return code;
}

async function switchOffExpired(account: { readonly workspaceId: WorkspaceId; readonly connectionId: string; readonly connector: string }): Promise<void> {
  const row = await findSandboxState(account.workspaceId, account.connectionId);
  if (row?.switches.includes("expired") !== true) return;
  const others = knownSwitches(row.switches).filter((name) => name !== "expired");
  await switchAccount(account, others);
}
