import { isIP } from "node:net";
import { launchMessages } from "#server/messages/http.ts";

/** The settings do not fit together; the message is for the person who starts the product. */
export class LaunchRefused extends Error {}

export interface Addresses {
  /** The one address people use, without a trailing slash: `http://127.0.0.1:3000`. */
  readonly publicUrl: string;
  /** Values of the Host header that are served. */
  readonly hosts: ReadonlySet<string>;
  /** Values of the Host header that are sent on to `publicUrl`. */
  readonly aliases: ReadonlySet<string>;
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** Parses PUBLIC_URL. @throws LaunchRefused when it is not a bare http(s) origin. */
export function parsePublicUrl(value: string): URL {
  const url = URL.parse(value);
  const bare = url !== null && (url.pathname === "/" || url.pathname === "") && url.search === "" && url.hash === "";
  if (url === null || !bare || url.username !== "" || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new LaunchRefused(launchMessages.badPublicUrl(value));
  }
  return url;
}

/** Beyond loopback a password would cross the network in clear. @throws LaunchRefused */
export function requireSafeBinding(settings: { readonly host: string; readonly publicUrl: string | null; readonly allowHttp: boolean }): void {
  if (isLoopback(settings.host) || settings.allowHttp) return;
  const https = settings.publicUrl !== null && parsePublicUrl(settings.publicUrl).protocol === "https:";
  if (!https) throw new LaunchRefused(launchMessages.needsHttps(settings.host));
}

/**
 * Which Host headers belong to us. Anything else is refused: a page of another site can make its own name resolve to
 * this machine and would then read our answers as its own.
 */
export function decideAddresses(bound: { readonly host: string; readonly port: number }, publicUrl: string | null): Addresses {
  const own = hostPort(bound.host === "0.0.0.0" || bound.host === "::" ? "127.0.0.1" : bound.host, bound.port);
  const url = publicUrl === null ? new URL(`http://${own}`) : parsePublicUrl(publicUrl);
  const hosts = new Set([url.host, own]);
  // A browser leaves the default port out, a proxy may not.
  if (url.port === "") hosts.add(`${url.hostname}:${url.protocol === "https:" ? 443 : 80}`);
  const aliases = new Set([`localhost:${bound.port}`, ...(bound.port === 80 ? ["localhost"] : [])].filter((name) => !hosts.has(name)));
  return { publicUrl: url.origin, hosts, aliases };
}

function hostPort(host: string, port: number): string {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  return port === 80 ? name : `${name}:${port}`;
}
