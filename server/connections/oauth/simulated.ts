import { createHmac } from "node:crypto";
import { type AttemptRow, findPending } from "#db/queries/connect-attempts.ts";
import type { Access } from "#server/auth/access.ts";
import type { OAuth } from "#server/connectors/contract.ts";
import { fillVars } from "#server/connectors/runtime/address.ts";
import { AppError } from "#server/errors.ts";
import { agree, simulatedClient, simulatedOrganisations } from "#server/sandbox/oauth/consent.ts";
import { textsOf } from "../vault.ts";
import { redirectUri } from "./addresses.ts";
import { hashState, sessionOf } from "./begin.ts";
import { requireOauth } from "./method.ts";

/** What stands on the consent page of a simulated app. */
export interface SimulatedPage {
  readonly app: string;
  readonly scopes: readonly { readonly scope: string; readonly sentence: string }[];
  readonly organisations: readonly string[];
  /** Several may be agreed to at once: what comes back is then chosen from. */
  readonly several: boolean;
}

export interface SimulatedAnswer {
  readonly answer: "allow" | "deny" | "late";
  readonly scopes: readonly string[];
  /** Numbers of organisations. */
  readonly organisations: readonly number[];
}

/** The request that brought a person to a simulated app. @throws AppError not_found for one that was not begun here */
export async function readSimulated(access: Access, request: { readonly connector: string; readonly state: string }): Promise<SimulatedPage> {
  const row = await requestOf(access, request);
  const { connector, auth } = requireOauth(row.connector);
  return {
    app: connector.title,
    scopes: row.scopes.map((scope) => ({ scope, sentence: connector.scopes?.[scope] ?? scope })),
    organisations: simulatedOrganisations,
    several: auth.discover !== undefined && auth.discover.one !== true,
  };
}

/** A person's answer at a simulated app: the address that it sends them back to, as its vendor would. */
export async function answerSimulated(
  access: Access,
  request: { readonly connector: string; readonly state: string; readonly challenge: string },
  given: SimulatedAnswer,
): Promise<{ readonly url: string }> {
  const row = await requestOf(access, request);
  const { auth } = requireOauth(row.connector);
  const back = new URL(redirectUri(row.connector));
  back.searchParams.set("state", request.state);
  if (given.answer === "deny") back.searchParams.set("error", "access_denied");
  else back.searchParams.set("code", await codeFor(row, request.challenge, given));
  sign(back, auth, row);
  return { url: back.href };
}

async function requestOf(access: Access, request: { readonly connector: string; readonly state: string }): Promise<AttemptRow> {
  const binding = { stateHash: hashState(request.state), sessionId: sessionOf(access), connector: request.connector };
  const row = await findPending(access.workspaceId, binding);
  if (row?.sandbox !== true) throw new AppError("not_found", "not_found");
  return row;
}

function codeFor(row: AttemptRow, challenge: string, given: SimulatedAnswer): Promise<string> {
  const { workspaceId, connectionId, connector } = row;
  const organisations = given.organisations.filter((number) => simulatedOrganisations[number] !== undefined);
  return agree({
    workspaceId,
    connectionId,
    connector,
    redirectUri: redirectUri(connector),
    challenge,
    scopes: row.scopes.filter((scope) => given.scopes.includes(scope)),
    organisations: organisations.length === 0 ? [0] : organisations,
    late: given.answer === "late",
  });
}

/** As apps do that sign the way back. */
function sign(back: URL, auth: OAuth, row: AttemptRow): void {
  const { hmac, equals } = auth.callback ?? {};
  for (const [name, template] of Object.entries(equals ?? {})) back.searchParams.set(name, fillVars(template, textsOf(JSON.parse(row.vars))));
  if (hmac === undefined) return;
  const signed = [...back.searchParams].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`);
  back.searchParams.set(hmac, createHmac("sha256", simulatedClient(row.connectionId).secret).update(signed.join("&")).digest("hex"));
}
