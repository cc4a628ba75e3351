import { type Credentials, type Filled, fillCredentials } from "./credentials.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { maskOf } from "./mask.ts";
import { acceptEncoding, openBody } from "./opened-body.ts";
import { checkTarget, type Refusal, type Target, type TargetRules } from "./target.ts";

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 3;

export interface Outgoing extends TargetRules {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** Asked for only after the target was found allowed. Null = the call needs none. */
  readonly credentials: (() => Promise<Credentials>) | null;
  /** Media type of the file that is asked for; an answer of another type is text, as always. */
  readonly file?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** False: a redirect is refused, whatever its kind. Absent = they are followed as far as the rules allow. */
  readonly follow?: boolean;
}

export type Answer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly text: string /** The file that was asked for; then `text` is empty. */;
      readonly file?: Buffer;
    }
  | { readonly ok: false; readonly reason: "refused"; readonly refusal: Refusal; readonly sent: boolean }
  | { readonly ok: false; readonly reason: "transport" | "timeout" | "cancelled" | "badAnswer"; readonly sent: boolean };

type Allowed = Extract<Target, { ok: true }>;

/**
 * The one way out. Checks the target and every redirect, fills in secrets for the first origin only, keeps the answer
 * under 10 MB, and takes every secret out of what comes back. Never rejects, unless `credentials` does.
 */
export async function send(outgoing: Outgoing): Promise<Answer> {
  const first = checkTarget(outgoing.url, outgoing);
  if (!first.ok) return { ok: false, reason: "refused", refusal: first.refusal, sent: false };
  const filled = outgoing.credentials === null ? null : fillCredentials(await outgoing.credentials());
  if (outgoing.credentials !== null && filled === null) return { ok: false, reason: "refused", refusal: "secretHeader", sent: false };
  return follow(outgoing, first, filled);
}

async function follow(outgoing: Outgoing, first: Allowed, filled: Filled | null): Promise<Answer> {
  const deadline = performance.now() + outgoing.timeoutMs;
  let target = first;
  for (let hop = 0; ; hop += 1) {
    const trusted = target.url.origin === first.url.origin;
    const answer = await exchange(callOf(outgoing, target, trusted ? filled : null, deadline - performance.now()));
    if (!answer.ok) return failed(answer);
    const next = redirectOf(answer, outgoing.method, target.url);
    if (next !== null && outgoing.follow === false) return { ok: false, reason: "refused", refusal: "redirects", sent: true };
    if (next === null) return opened(answer, filled?.hidden ?? [], outgoing.file);
    if (hop === MAX_REDIRECTS) return { ok: false, reason: "refused", refusal: "redirects", sent: true };
    const checked = checkTarget(next, outgoing);
    if (!checked.ok) return { ok: false, reason: "refused", refusal: checked.refusal, sent: true };
    target = checked;
  }
}

function callOf(outgoing: Outgoing, target: Allowed, filled: Filled | null, timeoutMs: number): Parameters<typeof exchange>[0] {
  const url = new URL(target.url);
  for (const [name, value] of Object.entries(filled?.query ?? {})) url.searchParams.set(name, value);
  const headers = { "user-agent": "Patchbay", ...outgoing.headers, "accept-encoding": acceptEncoding, ...filled?.headers };
  return {
    url,
    open: target.open,
    method: outgoing.method,
    headers,
    body: outgoing.body,
    timeoutMs: Math.max(1, timeoutMs),
    maxBytes: MAX_BYTES,
    signal: outgoing.signal,
  };
}

/** A write is never turned into a read, so 301 to 303 end it; 307 and 308 keep method and body. */
function redirectOf(answer: Extract<Exchange, { ok: true }>, method: string, from: URL): string | null {
  const location = answer.headers.location;
  if (location === undefined || !URL.canParse(location, from)) return null;
  const kept = answer.status === 307 || answer.status === 308;
  const read = (method === "GET" || method === "HEAD") && (answer.status === 301 || answer.status === 302 || answer.status === 303);
  return kept || read ? new URL(location, from).href : null;
}

function failed(answer: Extract<Exchange, { ok: false }>): Answer {
  if (answer.reason === "address") return { ok: false, reason: "refused", refusal: "address", sent: answer.sent };
  return { ok: false, reason: answer.reason === "tooLarge" ? "badAnswer" : answer.reason, sent: answer.sent };
}

async function opened(answer: Extract<Exchange, { ok: true }>, hidden: readonly string[], file: string | undefined): Promise<Answer> {
  const body = await openBody(answer.body, answer.headers["content-encoding"], MAX_BYTES);
  if (body === null) return { ok: false, reason: "badAnswer", sent: true };
  const mask = maskOf(hidden);
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, mask(value)]));
  if (file !== undefined && answer.status < 300 && mediaType(headers["content-type"]) === file) return fileAnswer(answer.status, headers, body, mask);
  return { ok: true, status: answer.status, headers, text: mask(body.toString("utf8")) };
}

/** A file is kept byte by byte, so nothing can be masked in it: one that holds a secret is given up. */
function fileAnswer(status: number, headers: { readonly [name: string]: string }, body: Buffer, mask: (text: string) => string): Answer {
  const text = body.toString("latin1");
  if (body.length === 0 || mask(text) !== text) return { ok: false, reason: "badAnswer", sent: true };
  return { ok: true, status, headers, text: "", file: body };
}

function mediaType(contentType: string | undefined): string {
  return (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
