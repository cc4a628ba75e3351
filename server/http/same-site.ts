import type { IncomingMessage } from "node:http";

/**
 * True when a request that carries the session cookie comes from our own pages. A browser always says so by `Origin` or
 * `Sec-Fetch-Site` and a page of another site cannot forge either; without both, a changing request is not trusted.
 */
export function fromOwnPages(request: IncomingMessage, publicUrl: string, hosts: ReadonlySet<string>): boolean {
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin !== undefined) return isOwnOrigin(origin, publicUrl, hosts);
  return site === "same-origin" || request.method === "GET" || request.method === "HEAD";
}

function isOwnOrigin(origin: string, publicUrl: string, hosts: ReadonlySet<string>): boolean {
  if (origin === publicUrl) return true;
  const url = URL.parse(origin);
  return url !== null && url.origin === origin && hosts.has(url.host);
}
