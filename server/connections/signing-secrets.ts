import type { Connector } from "#server/connectors/contract.ts";
import type { Secrets } from "./vault.ts";

/** How long deliveries signed with the secret before are still believed, in milliseconds: a sender changes over in its own time. */
export const CHANGEOVER = 24 * 3_600_000;

// Not names that a connector's fields can have.
const previous = (name: string): string => `${name}~previous`;
const until = (name: string): string => `${name}~until`;

/** New secrets, with those before them that sign deliveries kept beside them for a day. `now` in milliseconds since 1970. */
export function keepPrevious(connector: Connector, before: Secrets, fresh: Secrets, now: number): Secrets {
  const kept: { [name: string]: string } = { ...fresh };
  for (const name of signingNames(connector)) {
    const old = before[name];
    if (old === undefined || old === fresh[name]) continue;
    kept[previous(name)] = old;
    kept[until(name)] = String(now + CHANGEOVER);
  }
  return kept;
}

/** What a delivery may be signed with: the secret of that name, and for a day the one before it. */
export function signingSecrets(secrets: Secrets, name: string, now: number): readonly string[] {
  const old = now < Number(secrets[until(name)] ?? 0) ? secrets[previous(name)] : undefined;
  return [secrets[name], old].filter((secret) => secret !== undefined);
}

function signingNames(connector: Connector): ReadonlySet<string> {
  const rules = Object.values(connector.triggers).map(({ signature }) => signature);
  return new Set(rules.flatMap((rule) => ("secret" in rule ? [rule.secret] : [])));
}
