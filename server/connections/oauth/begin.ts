import { createHash, randomBytes } from "node:crypto";
import { newId } from "#db/ids.ts";
import { insertAttempt } from "#db/queries/connect-attempts.ts";
import { findConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import type { Connector, OAuth } from "#server/connectors/contract.ts";
import { AppError } from "#server/errors.ts";
import { connectorMessages } from "#server/messages/connectors.ts";
import { simulatedClient } from "#server/sandbox/oauth/consent.ts";
import { textsOf } from "../vault.ts";
import { ownPath, redirectUri } from "./addresses.ts";
import { oauthApp } from "./app.ts";
import { endpointsOf } from "./endpoints.ts";
import { askedVars, requireOauth, wrongAsked } from "./method.ts";
import { everythingOf, neededScopes, type Wanted } from "./scopes.ts";
import { sealVerifier } from "./sealed.ts";

export interface BeginInput {
  readonly connector: string;
  /** `reconnect` keeps the account and refuses another organisation; `switch` takes one on purpose. */
  readonly purpose: "connect" | "reconnect" | "switch";
  /** The account that is connected again. */
  readonly account?: string;
  /** Typed values that the sign-in's own addresses need, such as the name of the shop. */
  readonly vars: { readonly [name: string]: string };
  readonly sandbox: boolean;
  readonly popup: boolean;
  /** Where somebody without a popup goes on: a path of ours. */
  readonly returnTo: string;
  /** What the account is wanted for: no more is asked for. Absent = everything that the app offers here. */
  readonly uses?: readonly Wanted[];
}

/**
 * Begins a sign-in at an app: gives the address to send the person to. Its state is good once, for ten minutes, for this
 * session, workspace and connector; what is stored of it is a hash.
 * @throws AppError not_found, forbidden (`person_needed`), or invalid (`account_field`, `oauth_app_missing`)
 */
export async function beginConnect(access: Access, input: BeginInput): Promise<{ readonly id: string; readonly url: string }> {
  const { workspaceId } = access;
  const { connector, auth } = requireOauth(input.connector);
  const known = await accountOf(access, connector, input);
  const vars = known.sandbox ? connector.sandbox.vars : typedVars(connector, auth, { ...known.vars, ...trimmed(input.vars) });
  const client = known.sandbox ? simulatedClient(known.id) : await oauthApp(workspaceId, connector.id);
  if (client === null) throw new AppError("invalid", "oauth_app_missing", { app: connector.title });
  const needed = neededScopes(connector, auth, input.uses ?? everythingOf(connector));
  const scopes = [...new Set([...needed.map(({ scope }) => scope), ...known.scopes])];
  const state = randomBytes(32).toString("base64url");
  const verifier = randomBytes(32).toString("base64url");
  const id = newId();
  await insertAttempt(workspaceId, {
    id,
    stateHash: hashState(state),
    sessionId: sessionOf(access),
    connector: connector.id,
    auth: auth.id,
    purpose: input.purpose,
    connectionId: known.id,
    sandbox: known.sandbox,
    popup: input.popup,
    returnTo: ownPath(input.returnTo),
    vars: JSON.stringify(vars),
    scopes,
    verifier: await sealVerifier(workspaceId, id, verifier),
  });
  const endpoints = endpointsOf(connector, auth, vars, known.sandbox ? "http://sandbox" : null);
  return { id, url: authorizeUrl(auth, endpoints.authorize, { connector: connector.id, clientId: client.clientId, scopes, state, verifier }) };
}

/** A sign-in belongs to a person at a browser. @throws AppError forbidden */
export function sessionOf(access: Access): string {
  if (access.actor.kind !== "user") throw new AppError("forbidden", "person_needed");
  return access.actor.sessionId;
}

export function hashState(state: string): Buffer {
  return createHash("sha256").update(state).digest();
}

interface Known {
  readonly id: string;
  readonly sandbox: boolean;
  readonly vars: { readonly [name: string]: string };
  /** Granted before: asked for again, so that connecting for one more step takes nothing from the others. */
  readonly scopes: readonly string[];
}

async function accountOf(access: Access, connector: Connector, input: BeginInput): Promise<Known> {
  if (input.purpose === "connect") return { id: newId(), sandbox: input.sandbox, vars: {}, scopes: [] };
  const row = input.account === undefined ? null : await findConnection(access.workspaceId, input.account);
  if (row === null || row.connector !== connector.id) throw new AppError("not_found", "not_found");
  return { id: row.id, sandbox: row.sandbox, vars: textsOf(JSON.parse(row.vars)), scopes: row.scopes ?? [] };
}

/** Only what the addresses of the sign-in need, in its strict form: a subdomain with a slash in it would send our secret elsewhere. */
function typedVars(connector: Connector, auth: OAuth, given: { readonly [name: string]: string }): { readonly [name: string]: string } {
  const names = askedVars(auth);
  const vars = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
  const wrong = wrongAsked(connector, names, vars);
  if (wrong === null) return vars;
  const rule = connector.vars[wrong];
  throw new AppError("invalid", "account_field", { field: rule?.title ?? wrong, reason: connectorMessages.form(rule?.example ?? "") });
}

function trimmed(vars: BeginInput["vars"]): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(vars).map(([name, text]) => [name, text.trim()]));
}

function authorizeUrl(
  auth: OAuth,
  address: string,
  request: { readonly connector: string; readonly clientId: string; readonly scopes: readonly string[]; readonly state: string; readonly verifier: string },
): string {
  const url = new URL(address);
  const challenge = createHash("sha256").update(request.verifier).digest("base64url");
  const parameters = {
    ...auth.extraParams,
    response_type: "code",
    client_id: request.clientId,
    redirect_uri: redirectUri(request.connector),
    ...(request.scopes.length === 0 ? {} : { scope: request.scopes.join(auth.scopeSeparator) }),
    state: request.state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
