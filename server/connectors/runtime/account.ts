import type { Effect } from "#server/flow/catalog.ts";
import type { Auth, Connector } from "../contract.ts";

/** An account as a call needs it. Its secrets are opened only after the target was found allowed. */
export interface Account {
  readonly id: string;
  readonly connector: string;
  /** Which of the connector's ways to sign in. */
  readonly auth: string;
  readonly vars: { readonly [name: string]: string };
  readonly allowedEffects: readonly Effect[];
  /** Base address of the simulated app; null = the real one. */
  readonly sandbox: { readonly baseUrl: string } | null;
  readonly secrets: () => Promise<{ readonly [name: string]: string }>;
}

export type AppliedAuth = Exclude<Auth, { kind: "none" }>;

/** The way this account signs in; null when it needs none. */
export function authOf(connector: Connector, id: string): AppliedAuth | null {
  const found = connector.auth.find((auth) => auth.id === id);
  return found === undefined || found.kind === "none" ? null : found;
}
