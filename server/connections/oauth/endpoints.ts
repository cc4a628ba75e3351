import type { Connector, OAuth } from "#server/connectors/contract.ts";
import { fillVars } from "#server/connectors/runtime/address.ts";
import { simulatedConsent } from "./addresses.ts";

/** Where one sign-in goes. Addresses are fixed in the connector; only vars of a strict form are put into them. */
export interface Endpoints {
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string | null;
  readonly discover: string | null;
  readonly issuer: string | null;
  readonly sandbox: boolean;
}

/** `sandbox`: base address of the simulated app; null = the real one. */
export function endpointsOf(connector: Connector, auth: OAuth, vars: { readonly [name: string]: string }, sandbox: string | null): Endpoints {
  if (sandbox !== null) {
    return {
      authorize: simulatedConsent(connector.id),
      token: `${sandbox}/.oauth/token`,
      revoke: `${sandbox}/.oauth/revoke`,
      discover: auth.discover === undefined ? null : `${sandbox}/.oauth/organisations`,
      issuer: null,
      sandbox: true,
    };
  }
  return {
    authorize: fillVars(auth.authorizeUrl, vars),
    token: fillVars(auth.tokenUrl, vars),
    revoke: auth.revokeUrl === undefined ? null : fillVars(auth.revokeUrl, vars),
    discover: auth.discover === undefined ? null : fillVars(auth.discover.url, vars),
    issuer: auth.issuer === undefined ? null : fillVars(auth.issuer, vars),
    sandbox: false,
  };
}
