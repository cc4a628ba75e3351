import { networkInterfaces } from "node:os";
import { env } from "#server/env.ts";

const own = new Set<number>();
let sandboxPort: number | null = null;

/** Tells the egress door about a port of ours: nothing is ever sent to it, whatever the allow-list says. */
export function denyPort(port: number): void {
  own.add(port);
}

/** The simulated apps' listener of this process: the one loopback target that sandbox accounts, and only they, reach. */
export function admitSandbox(port: number | null): void {
  sandboxPort = port;
}

export function isSandbox(url: URL): boolean {
  return sandboxPort !== null && url.protocol === "http:" && url.host === `127.0.0.1:${sandboxPort}`;
}

/** Exactly this host and port was allowed at the start of the process, for private targets of one's own network, tests and benches. */
export function isAllowedAtStart(url: URL): boolean {
  return env().EGRESS_ALLOW.includes(`${url.hostname}:${portOf(url)}`) && !isOwnDoor(url);
}

/** Our own web port, our database, and whatever else this process listens on. */
function isOwnDoor(url: URL): boolean {
  const port = portOf(url);
  const database = env().DATABASE_URL;
  return own.has(port) || port === env().PORT || port === sandboxPort || (database !== undefined && port === databasePort(database));
}

function databasePort(url: string): number {
  const port = URL.canParse(url) ? new URL(url).port : "";
  return port === "" ? 5432 : Number(port);
}

function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "http:" ? 80 : 443;
}

/** Addresses of this machine's own interfaces are ours even when they are public. */
export function isOwnAddress(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address) ?? false);
}
