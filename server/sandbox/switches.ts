import type { Connector, SandboxAnswer, SandboxRequest } from "#server/connectors/contract.ts";
import type { ValueRecord } from "#server/flow/value.ts";

/** Ways to make a simulated app misbehave. */
export const sandboxSwitches = ["reject", "slow", "rateLimit", "expired"] as const;
export type SandboxSwitch = (typeof sandboxSwitches)[number];

export function knownSwitches(stored: readonly string[]): readonly SandboxSwitch[] {
  return sandboxSwitches.filter((name) => stored.includes(name));
}

/** What a switch makes the app answer instead of doing its work; null when none of them stands in the way. */
export function misbehaviour(connector: Connector, switches: readonly SandboxSwitch[], request: SandboxRequest, state: ValueRecord): SandboxAnswer | null {
  if (switches.includes("expired")) return { status: 401, body: { message: "The access has expired." }, state };
  if (switches.includes("rateLimit")) return { status: 429, headers: { "retry-after": "5" }, body: { message: "Too many requests." }, state };
  const changes = request.method !== "GET";
  return changes && switches.includes("reject") ? { ...connector.sandbox.rejection, state } : null;
}
