import * as oauth from "oauth4webapi";
import type { OAuth } from "#server/connectors/contract.ts";
import { send } from "#server/egress/send.ts";
import { printJson } from "#server/flow/json.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { Endpoints } from "./endpoints.ts";
import { normalise } from "./normalise.ts";

/** Shorter than the time that one process has the renewing to itself. */
const CALL_MS = 15_000;

export interface TokenCall {
  readonly auth: OAuth;
  readonly endpoints: Endpoints;
  readonly client: { readonly clientId: string; readonly secret: string };
}

export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** How long the access token lasts; null when the app does not say. */
  readonly seconds: number | null;
  /** Null when the app does not say: then what was asked for was granted. */
  readonly scopes: readonly string[] | null;
  /** The whole answer, for what else an app tells in it. */
  readonly body: ValueRecord;
}

export type TokenResult =
  | { readonly ok: true; readonly tokens: TokenSet }
  /** `ended`: the app says that the code or refresh token is of no use; anything else may be different at the next try. */
  | { readonly ok: false; readonly why: "ended" | "refused" | "unreachable" | "unreadable"; readonly error: string };

/** The app did not answer; carries no text of it. */
class NotAnswered extends Error {}
/** Its answer was no answer of a token endpoint. */
class NotReadable extends Error {}

/** Gives a code back for tokens. `parameters` are those of the return address; `iss` in them is compared here (RFC 9207). */
export async function exchangeCode(
  call: TokenCall,
  input: { readonly parameters: URLSearchParams; readonly state: string; readonly redirectUri: string; readonly verifier: string },
): Promise<TokenResult> {
  const { server, client, options, body } = prepare(call);
  const parameters = new URLSearchParams(input.parameters);
  // Without a known name of the app there is nothing to compare; its own return address tells it from others.
  if (call.endpoints.issuer === null) parameters.delete("iss");
  return outcome(call.auth, body, async () => {
    const valid = oauth.validateAuthResponse(server, client, parameters, input.state);
    const answer = await oauth.authorizationCodeGrantRequest(server, client, clientAuth(call), valid, input.redirectUri, input.verifier, options);
    return oauth.processAuthorizationCodeResponse(server, client, answer);
  });
}

/** Gets a new access token, and where refresh tokens are good for one use also the next of those. */
export async function renewTokens(call: TokenCall, refreshToken: string): Promise<TokenResult> {
  const { server, client, options, body } = prepare(call);
  return outcome(call.auth, body, async () => {
    const answer = await oauth.refreshTokenGrantRequest(server, client, clientAuth(call), refreshToken, options);
    return oauth.processRefreshTokenResponse(server, client, answer);
  });
}

/** Gives access back (RFC 7009). False when the app has no way for it, or did not take it. */
export async function revokeToken(call: TokenCall, token: string): Promise<boolean> {
  if (call.endpoints.revoke === null) return false;
  const { server, client, options } = prepare(call, false);
  try {
    const answer = await oauth.revocationRequest(server, client, clientAuth(call), token, options);
    return answer.status === 200;
  } catch {
    return false;
  }
}

function prepare(call: TokenCall, normalised = true) {
  const { endpoints, auth } = call;
  const server: oauth.AuthorizationServer = {
    issuer: endpoints.issuer ?? new URL(endpoints.authorize).origin,
    authorization_endpoint: endpoints.authorize,
    token_endpoint: endpoints.token,
    ...(endpoints.revoke === null ? {} : { revocation_endpoint: endpoints.revoke }),
  };
  let last: ValueRecord = {};
  const ask = async (url: string, request: { readonly body: URLSearchParams; readonly headers: { readonly [name: string]: string } }): Promise<Response> => {
    const answer = await post(call, url, request);
    if (!normalised) return new Response(null, { status: answer.status });
    if (answer.status >= 500 || answer.status === 429) throw new NotAnswered();
    const read = normalise(auth, answer.status, answer.text);
    if (read === null) throw new NotReadable();
    last = read.body;
    return new Response(printJson(read.body), { status: read.status, headers: { "content-type": "application/json" } });
  };
  const options = {
    [oauth.customFetch]: ask,
    // Whether http may be spoken is decided by the egress door, for every call alike.
    [oauth.allowInsecureRequests]: true,
    additionalParameters: normalised ? { ...auth.tokenParams } : {},
  };
  return { server, client: { client_id: call.client.clientId }, options, body: () => last };
}

/** Through the one way out, to the one address, no redirect followed. Throws `NotAnswered`. */
async function post(
  { auth, endpoints }: TokenCall,
  url: string,
  request: { readonly body: URLSearchParams; readonly headers: { readonly [name: string]: string } },
): Promise<{ readonly status: number; readonly text: string }> {
  const json = auth.tokenBody === "json";
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== "user-agent"));
  const answer = await send({
    method: "POST",
    url,
    headers: { ...headers, accept: "application/json", "content-type": json ? "application/json" : "application/x-www-form-urlencoded" },
    body: json ? JSON.stringify(Object.fromEntries(request.body)) : request.body.toString(),
    hosts: [new URL(url).host],
    sandbox: endpoints.sandbox,
    // Code, tokens and the app's secret are in what was made above, as the standard has it; nothing of it is kept or logged.
    credentials: null,
    timeoutMs: CALL_MS,
    signal: AbortSignal.timeout(CALL_MS),
    follow: false,
  });
  if (!answer.ok) throw new NotAnswered();
  return answer;
}

/**
 * Basic by the standard is form-encoded, and some apps forget to decode it. Written with as few escapes as the encoding
 * allows, both kinds read the same.
 */
function clientAuth({ auth, client }: TokenCall): oauth.ClientAuth {
  if (auth.clientAuth === "body") return oauth.ClientSecretPost(client.secret);
  const encoded = [client.clientId, client.secret].map((text) => new URLSearchParams({ "": text }).toString().slice(1)).join(":");
  return (_server, _client, _body, headers) => headers.set("authorization", `Basic ${Buffer.from(encoded).toString("base64")}`);
}

async function outcome(auth: OAuth, body: () => ValueRecord, work: () => Promise<oauth.TokenEndpointResponse>): Promise<TokenResult> {
  try {
    const { access_token, refresh_token, expires_in, scope } = await work();
    const scopes = scope === undefined ? null : scope.split(/[\s,]+/).filter((one) => one !== "");
    return {
      ok: true,
      tokens: { accessToken: access_token, refreshToken: refresh_token ?? null, seconds: expires_in ?? null, scopes, body: body() },
    };
  } catch (error) {
    return failed(auth, error);
  }
}

function failed(auth: OAuth, error: unknown): TokenResult {
  if (error instanceof NotAnswered) return { ok: false, why: "unreachable", error: "" };
  if (error instanceof oauth.ResponseBodyError) {
    const name = /^[a-z_]{1,60}$/.test(error.error) ? error.error : "";
    const ended = name === "invalid_grant" || auth.endedBy?.includes(name) === true;
    return { ok: false, why: ended ? "ended" : "refused", error: name };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { ok: false, why: "refused", error: "" };
  const unreadable = [NotReadable, oauth.OperationProcessingError, oauth.UnsupportedOperationError].some((kind) => error instanceof kind);
  if (unreadable) return { ok: false, why: "unreadable", error: "" };
  // Errors of the library carry the whole answer, tokens and all: what goes on from here is its name alone.
  throw new Error(`The token endpoint's answer could not be worked on: ${error instanceof Error ? error.name : "unknown"}`);
}
