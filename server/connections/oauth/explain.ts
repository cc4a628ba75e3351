import { findConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import { redirectUri } from "./addresses.ts";
import { oauthApp } from "./app.ts";
import { askedVars, requireOauth } from "./method.ts";
import { type NeededScope, neededScopes } from "./scopes.ts";

/** What a person is told before they are sent to an app. */
export interface Explanation {
  readonly app: string;
  /** What Patchbay will be able to do, one line each, with what asks for it. */
  readonly able: readonly { readonly sentence: string; readonly usedBy: readonly string[] }[];
  readonly cannot: readonly string[];
  /** Why access cannot be limited at this app; null when it can. */
  readonly unlimited: string | null;
  /** Values to type in first. */
  readonly asks: readonly { readonly name: string; readonly title: string; readonly help: string; readonly example: string }[];
  /** Our app at the vendor; null until somebody has set it up. */
  readonly own: { readonly clientId: string; readonly from: "workspace" | "environment" } | null;
  readonly setUp: { readonly redirectUri: string; readonly url: string | null; readonly help: string | null };
  /** What else a reconnected account may do already, which is asked for again. */
  readonly organisation: string | null;
}

export async function explainConnect(
  access: Access,
  input: { readonly connector: string; readonly account?: string; readonly uses?: readonly string[] },
): Promise<Explanation> {
  const { connector, auth } = requireOauth(input.connector);
  const [needed, own, account] = await Promise.all([
    neededScopes(access.workspaceId, connector, auth, input.uses === undefined ? {} : { uses: input.uses }),
    oauthApp(access.workspaceId, connector.id),
    input.account === undefined ? null : findConnection(access.workspaceId, input.account),
  ]);
  return {
    app: connector.title,
    able: needed.map(lineOf),
    cannot: connector.power?.cannot ?? [],
    unlimited: connector.power?.unlimited ?? null,
    asks: account === null ? askedVars(auth).map((name) => askOf(connector.vars[name], name)) : [],
    own: own === null ? null : { clientId: own.clientId, from: own.from },
    setUp: { redirectUri: redirectUri(connector.id), url: auth.ownApp?.url ?? null, help: auth.ownApp?.help ?? null },
    organisation: account?.organisation ?? null,
  };
}

function lineOf({ scope, sentence, usedBy }: NeededScope): { readonly sentence: string; readonly usedBy: readonly string[] } {
  return { sentence: sentence ?? scope, usedBy };
}

function askOf(rule: { readonly title: string; readonly example: string; readonly help?: string } | undefined, name: string): Explanation["asks"][number] {
  return { name, title: rule?.title ?? name, help: rule?.help ?? "", example: rule?.example ?? "" };
}
