import { type Answer, send } from "#server/egress/send.ts";
import type { FileRef } from "#server/flow/value.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { CallFailure, Connector, PreparedRequest } from "../contract.ts";
import { type Account, authOf } from "./account.ts";
import { baseUrlOf, hostsOf, wrongVar } from "./address.ts";

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Where a file that an app answers with is kept; without it, such an operation is refused. */
  readonly keepFile?: (file: AnswerFile) => Promise<FileRef>;
}

export interface AnswerFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export type Called = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly failure: CallFailure };

/**
 * Sends a prepared request with this account's secrets. A request that was prepared for another address is refused, and
 * so is an account of another app, both before a secret is opened.
 */
export async function call(connector: Connector, request: PreparedRequest, account: Account, options: CallOptions, file?: string): Promise<Called> {
  if (account.connector !== connector.id) return refused(say.otherApp);
  const wrong = wrongVar(connector, account.vars);
  if (wrong !== null) return refused(say.incomplete(wrong.title));
  const base = baseUrlOf(connector, account.vars);
  if (!request.url.startsWith(`${base}/`)) return refused(say.moved);
  const auth = authOf(connector, account.auth);
  const answer = await send({
    method: request.method,
    url: account.sandbox === null ? request.url : account.sandbox.baseUrl + request.url.slice(base.length),
    headers: withoutPlaceholders(request.headers, auth?.apply.headers ?? {}, auth?.apply.basic !== undefined),
    body: request.body,
    hosts: hostsOf(connector, account.vars),
    sandbox: account.sandbox !== null,
    ...(file === undefined ? {} : { file }),
    credentials: auth === null ? null : async () => ({ apply: auth.apply, secrets: await account.secrets() }),
    timeoutMs: options.timeoutMs,
    signal: options.signal,
  });
  return { ok: true, answer };
}

/** The names where secrets go are left to the egress door. */
function withoutPlaceholders(
  headers: PreparedRequest["headers"],
  applied: { readonly [name: string]: string },
  basic: boolean,
): { readonly [name: string]: string } {
  const taken = new Set(Object.keys(applied).map((name) => name.toLowerCase()));
  if (basic) taken.add("authorization");
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !taken.has(name)));
}

function refused(message: string): Called {
  return { ok: false, failure: { kind: "refused", message } };
}
