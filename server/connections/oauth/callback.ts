import { type AttemptRow, takeAttempt, updateAttempt } from "#db/queries/connect-attempts.ts";
import type { Access } from "#server/auth/access.ts";
import { textsOf } from "../vault.ts";
import { redirectUri } from "./addresses.ts";
import { advance } from "./advance.ts";
import { hashState, sessionOf } from "./begin.ts";
import { discoverOrganisations, varsFromToken } from "./discover.ts";
import type { ConnectFailure } from "./failure.ts";
import { requireOauth } from "./method.ts";
import { isGenuine } from "./return.ts";
import { grantedScopes, knowsScopes } from "./scopes.ts";
import { type Held, openVerifier } from "./sealed.ts";
import { tokenCallOf } from "./token-call.ts";
import { exchangeCode, type TokenCall, type TokenSet } from "./token-endpoint.ts";

/**
 * A person comes back from an app. Whatever they bring, nothing is asked of the app before the state in it turned out to
 * be one that this session was given for this connector and that nobody has used. Gives the path of ours to go on at.
 */
export async function finishConnect(access: Access, connectorId: string, parameters: URLSearchParams): Promise<string> {
  const [state, ...more] = parameters.getAll("state");
  if (state === undefined || more.length > 0) return "/connected?problem=state";
  const binding = { stateHash: hashState(state), sessionId: sessionOf(access), connector: connectorId };
  const taken = await takeAttempt(access.workspaceId, binding);
  if (taken === null) return "/connected?problem=state";
  const { row, late } = taken;
  await workOff(access, row, late, state, parameters);
  if (row.popup) return `/connected?attempt=${row.id}`;
  const back = new URL(row.returnTo, "http://ours");
  back.searchParams.set("attempt", row.id);
  return `${back.pathname}${back.search}`;
}

async function workOff(access: Access, row: AttemptRow, late: boolean, state: string, parameters: URLSearchParams): Promise<void> {
  try {
    const found = late ? "expired" : await exchanged(row, state, parameters);
    if (typeof found === "string") await fail(row, found);
    else await advance(access, row, found, {});
  } catch (error) {
    await fail(row, "bug");
    throw error;
  }
}

async function fail(row: AttemptRow, failure: ConnectFailure): Promise<void> {
  await updateAttempt(row.workspaceId, row.id, { status: "failed", failure, verifier: null, held: null });
}

/** Tokens and organisations for the code that came back, or why there are none. */
async function exchanged(row: AttemptRow, state: string, parameters: URLSearchParams): Promise<Held | ConnectFailure> {
  const { connector, auth } = requireOauth(row.connector);
  const vars = textsOf(JSON.parse(row.vars));
  const call = await tokenCallOf(row.workspaceId, { ...row, vars });
  if (call === null || row.verifier === null) return "no_app";
  if (parameters.has("error")) return parameters.get("error") === "access_denied" ? "denied" : "refused";
  if (!isGenuine(auth, parameters, vars, call.client.secret)) return "forged";
  const verifier = await openVerifier(row.workspaceId, row.id, row.verifier);
  const result = await exchangeCode(call, { parameters, state, redirectUri: redirectUri(connector.id), verifier });
  if (!result.ok) return result.why === "ended" ? "expired" : result.why;
  const organisations = await discoverOrganisations(connector, auth, call.endpoints, result.tokens.accessToken);
  if (organisations === null) return "unreachable";
  if (auth.discover !== undefined && organisations.length === 0) return "no_organisation";
  return {
    secrets: { ...appSecret(call), ...secretsOf(result.tokens) },
    vars: { ...vars, ...varsFromToken(auth, result.tokens.body) },
    seconds: result.tokens.seconds,
    at: Date.now(),
    granted: grantedScopes(auth, row.scopes, result.tokens.scopes, knowsScopes(connector)),
    organisations,
  };
}

function secretsOf(tokens: TokenSet): { readonly [name: string]: string } {
  return { accessToken: tokens.accessToken, ...(tokens.refreshToken === null ? {} : { refreshToken: tokens.refreshToken }) };
}

/** Some apps sign their webhooks with the secret of our app there. */
function appSecret({ auth, endpoints, client }: TokenCall): { readonly [name: string]: string } {
  return auth.appSecretAs === undefined || endpoints.sandbox ? {} : { [auth.appSecretAs]: client.secret };
}
