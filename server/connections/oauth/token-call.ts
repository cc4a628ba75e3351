import type { WorkspaceId } from "#db/ids.ts";
import { connectors } from "#server/connectors/index.ts";
import { sandboxBaseUrl } from "#server/sandbox/listener.ts";
import { simulatedClient } from "#server/sandbox/oauth/consent.ts";
import { oauthApp } from "./app.ts";
import { endpointsOf } from "./endpoints.ts";
import { oauthOf } from "./method.ts";
import type { TokenCall } from "./token-endpoint.ts";

/** Which account tokens are asked for, real or simulated; it need not be stored yet. */
export interface TokenTarget {
  readonly connectionId: string;
  readonly connector: string;
  readonly sandbox: boolean;
  readonly vars: { readonly [name: string]: string };
}

/** What a call to the token endpoint of an account needs; null when this installation is no app at the vendor any more. */
export async function tokenCallOf(workspaceId: WorkspaceId, target: TokenTarget): Promise<TokenCall | null> {
  const connector = Object.hasOwn(connectors, target.connector) ? connectors[target.connector] : undefined;
  const auth = connector === undefined ? null : oauthOf(connector);
  if (connector === undefined || auth === null) return null;
  if (target.sandbox) {
    const base = await sandboxBaseUrl({ workspaceId, connectionId: target.connectionId, connector: connector.id });
    return { auth, endpoints: endpointsOf(connector, auth, target.vars, base), client: simulatedClient(target.connectionId) };
  }
  const app = await oauthApp(workspaceId, connector.id);
  return app === null ? null : { auth, endpoints: endpointsOf(connector, auth, target.vars, null), client: app };
}
