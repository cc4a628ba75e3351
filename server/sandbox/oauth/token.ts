import { createHash, randomBytes } from "node:crypto";
import { findSandboxState } from "#db/queries/sandbox.ts";
import { deleteGrants, findGrant, type GrantRow, insertGrant, useGrant } from "#db/queries/sandbox-grants.ts";
import type { Connector, OAuth, SandboxAnswer } from "#server/connectors/contract.ts";
import { asText } from "#server/flow/read.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAccount } from "../sealed.ts";
import { simulatedClient } from "./consent.ts";
import { hashGrant } from "./hash.ts";

type Answer = Pick<SandboxAnswer, "status" | "body">;

/** Access of a simulated app that ends at all ends after half an hour, as Xero's does. */
export const ACCESS_SECONDS = 1_800;

export interface TokenRequest {
  readonly headers: { readonly [name: string]: string };
  readonly form: ValueRecord;
}

/** The token endpoint of a simulated app, with the ways of its vendor: what it checks, what it leaves out, what it gives once. */
export async function answerToken(account: SandboxAccount, connector: Connector, auth: OAuth, request: TokenRequest): Promise<Answer> {
  if (!isClient(account, auth, request)) return refuse(auth, 401, "invalid_client");
  const { form } = request;
  if (form.grant_type === "authorization_code") return forCode(account, connector, auth, form);
  if (form.grant_type === "refresh_token" && auth.refresh !== "none") return forRefresh(account, connector, auth, asText(form.refresh_token));
  return refuse(auth, 400, "unsupported_grant_type");
}

function isClient({ connectionId }: SandboxAccount, auth: OAuth, { headers, form }: TokenRequest): boolean {
  const { clientId, secret } = simulatedClient(connectionId);
  if (auth.clientAuth === "body") return form.client_id === clientId && form.client_secret === secret;
  return headers.authorization === `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
}

async function forCode(account: SandboxAccount, connector: Connector, auth: OAuth, form: ValueRecord): Promise<Answer> {
  const hash = hashGrant(asText(form.code));
  const found = await findGrant(account.workspaceId, account.connectionId, hash);
  if (found === null || found.row.kind !== "code" || found.over) return refuse(auth, 400, "invalid_grant");
  if (!(await useGrant(account.workspaceId, account.connectionId, hash))) return refuse(auth, 400, "invalid_grant");
  const challenge = createHash("sha256").update(asText(form.code_verifier)).digest("base64url");
  if (found.row.redirectUri !== form.redirect_uri || (auth.pkce && found.row.challenge !== challenge)) return refuse(auth, 400, "invalid_grant");
  return give(account, connector, auth, found.row);
}

async function forRefresh(account: SandboxAccount, connector: Connector, auth: OAuth, token: string): Promise<Answer> {
  const { workspaceId, connectionId } = account;
  const state = await findSandboxState(workspaceId, connectionId);
  const hash = hashGrant(token);
  const found = await findGrant(workspaceId, connectionId, hash);
  if (state?.switches.includes("expired") === true || found === null || found.row.kind !== "refresh" || found.over) return refuse(auth, 400, "invalid_grant");
  if (auth.refresh === "singleUse" && !(await useGrant(workspaceId, connectionId, hash))) {
    // A token that is good for one use and comes twice was stolen or lost: everything that came of that consent ends.
    await deleteGrants(workspaceId, connectionId, found.row.family);
    return refuse(auth, 400, "invalid_grant");
  }
  return give(account, connector, auth, found.row);
}

/** New tokens, told in the vendor's own way. */
async function give(account: SandboxAccount, connector: Connector, auth: OAuth, from: GrantRow): Promise<Answer> {
  const { workspaceId, connectionId } = account;
  const ends = !auth.quirks.includes("no_expiry");
  const access = `${connector.sandbox.secrets.accessToken ?? `sandbox-${connector.id}-token`}-${randomBytes(24).toString("base64url")}`;
  const common = { connectionId, family: from.family, scopes: from.scopes, organisations: from.organisations };
  await insertGrant(workspaceId, { ...common, hash: hashGrant(access), kind: "access" }, ends ? ACCESS_SECONDS : null);
  const isNew = from.kind === "code" || auth.refresh === "singleUse";
  const refresh = auth.refresh === "none" || !isNew ? null : `sandbox-refresh-${randomBytes(24).toString("base64url")}`;
  if (refresh !== null) await insertGrant(workspaceId, { ...common, hash: hashGrant(refresh), kind: "refresh" }, null);
  return {
    status: 200,
    body: {
      access_token: access,
      ...(auth.quirks.includes("no_token_type") ? {} : { token_type: "Bearer" }),
      ...(ends ? { expires_in: auth.quirks.includes("expiry_as_text") ? String(ACCESS_SECONDS) : ACCESS_SECONDS } : {}),
      ...(refresh === null ? {} : { refresh_token: refresh }),
      ...scopeOf(auth, from.scopes),
    },
  };
}

/** Scopes that another one includes are left out, as their vendors do. */
function scopeOf(auth: OAuth, scopes: readonly string[]): { readonly [name: string]: Value } {
  if (scopes.length === 0) return {};
  const included = new Set(scopes.flatMap((scope) => auth.includes?.[scope] ?? []));
  const told = scopes.filter((scope) => !included.has(scope));
  return { scope: told.join(auth.quirks.includes("scope_as_list") ? "," : " ") };
}

function refuse(auth: OAuth, status: number, error: string): Answer {
  return auth.quirks.includes("error_in_200") ? { status: 200, body: { ok: false, error } } : { status, body: { error } };
}
