import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export interface PagePolicy {
  readonly https: boolean;
  readonly dev: boolean;
}

/**
 * The policy of every page. `strict-dynamic` lets only what a nonced script loads run.
 *
 * `style-src` has to allow inline: React Flow places every node by a style attribute, which no nonce can cover. With
 * `img-src`, `font-src` and `connect-src` closed to other origins, a smuggled style has nowhere to send what it reads.
 * In development React rebuilds server stacks with eval, and the live reload needs a web socket.
 */
export function contentSecurityPolicy(nonce: string, policy: PagePolicy): string {
  const rules = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${policy.dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${policy.dev ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(policy.https ? ["upgrade-insecure-requests"] : []),
  ];
  return rules.join("; ");
}

/** Puts the policy on the answer, and on the request, where Next reads the nonce for its own scripts. */
export function addPageHeaders(policy: PagePolicy, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString("base64");
  const csp = contentSecurityPolicy(nonce, policy);
  request.headers["content-security-policy"] = csp;
  request.headers["x-nonce"] = nonce;
  // Pages cannot see their own address; the gate needs it to come back after signing in.
  request.headers["x-patchbay-path"] = request.url ?? "/";
  response.setHeader("Content-Security-Policy", csp);
  // A window that we open for signing in at an app stays known to the page that opened it; nobody else's page is.
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  if (policy.https) response.setHeader("Strict-Transport-Security", "max-age=31536000");
}
