import { addressFault, literalAddress } from "./address.ts";
import { isAllowedAtStart, isOwnAddress, isSandbox } from "./doors.ts";

export type Refusal = "badUrl" | "scheme" | "userinfo" | "host" | "address" | "redirects" | "secretHeader";

/** `open` skips the address check: the sandbox listener, or a target that was allowed when the process was started. */
export type Target = { readonly ok: true; readonly url: URL; readonly open: boolean } | { readonly ok: false; readonly refusal: Refusal };

export interface TargetRules {
  /** Hosts that may be reached: `name`, or `name:port` when it is not 443. */
  readonly hosts: readonly string[];
  /** The call belongs to a sandbox account: the simulated apps' listener is its only target. */
  readonly sandbox: boolean;
}

/** Decides before anything is resolved or connected whether `text` may be called at all. Every hop of a redirect passes here. */
export function checkTarget(text: string, rules: TargetRules): Target {
  if (!URL.canParse(text)) return { ok: false, refusal: "badUrl" };
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return { ok: false, refusal: "userinfo" };
  if (rules.sandbox) return isSandbox(url) ? { ok: true, url, open: true } : { ok: false, refusal: "host" };
  if (!rules.hosts.includes(url.host)) return { ok: false, refusal: "host" };
  if (isAllowedAtStart(url)) return url.protocol === "http:" || url.protocol === "https:" ? { ok: true, url, open: true } : { ok: false, refusal: "scheme" };
  if (url.protocol !== "https:") return { ok: false, refusal: privateName(url.hostname) ? "address" : "scheme" };
  return privateName(url.hostname) ? { ok: false, refusal: "address" } : { ok: true, url, open: false };
}

/** A literal address is never looked up, so it is judged here; names that always mean this machine are too. */
function privateName(hostname: string): boolean {
  const literal = literalAddress(hostname);
  if (literal !== null) return addressFault(literal) !== null || isOwnAddress(literal);
  const name = hostname.replace(/\.$/, "");
  return name === "localhost" || name.endsWith(".localhost") || name.endsWith(".local") || name.endsWith(".internal");
}
