import { findConnection } from "#db/queries/connections.ts";
import type { Access } from "#server/auth/access.ts";
import { redirectUri } from "./addresses.ts";
import { oauthApp } from "./app.ts";
import { askedVars, requireOauth } from "./method.ts";
import { everythingOf, type NeededScope, neededScopes, type Wanted } from "./scopes.ts";

/** What a person is told before they are sent to an app. */
export interface Explanation {
  readonly app: string;
  /** What Patchbay will be able to do, one line each, with what asks for it. */
  readonly able: readonly Line[];
  /** What a reconnected account was granted before: it is asked for again, so that other steps lose nothing. */
  readonly already: readonly string[];
  readonly cannot: readonly string[];
  /** Why access cannot be limited at this app; null when it can. */
  readonly unlimited: string | null;
  /** Values to type in first. */
  readonly asks: readonly { readonly name: string; readonly title: string; readonly help: string; readonly example: string }[];
  /** Our app at the vendor; null until somebody has set it up. */
  readonly own: { readonly clientId: string; readonly from: "workspace" | "environment" } | null;
  readonly setUp: { readonly redirectUri: string; readonly url: string | null; readonly help: string | null };
  /** Whom a reconnected account belongs to. */
  readonly organisation: string | null;
}

interface Line {
  readonly sentence: string;
  /** The steps that need it. */
  readonly usedBy: readonly string[];
}

/** @throws AppError not_found */
export async function explainConnect(
  access: Access,
  input: { readonly connector: string; readonly account?: string; readonly uses?: readonly Wanted[] },
): Promise<Explanation> {
  const { connector, auth } = requireOauth(input.connector);
  const [own, account] = await Promise.all([
    oauthApp(access.workspaceId, connector.id),
    input.account === undefined ? null : findConnection(access.workspaceId, input.account),
  ]);
  const granted = account?.scopes ?? [];
  const needed = neededScopes(connector, auth, input.uses ?? everythingOf(connector)).filter(({ scope }) => !granted.includes(scope));
  return {
    app: connector.title,
    able: needed.map(lineOf),
    already: granted.map((scope) => connector.scopes?.[scope] ?? scope),
    cannot: connector.power?.cannot ?? [],
    unlimited: connector.power?.unlimited ?? null,
    asks: account === null ? askedVars(auth).map((name) => askOf(connector.vars[name], name)) : [],
    own: own === null ? null : { clientId: own.clientId, from: own.from },
    setUp: { redirectUri: redirectUri(connector.id), url: auth.ownApp?.url ?? null, help: auth.ownApp?.help ?? null },
    organisation: account?.organisation ?? null,
  };
}

function lineOf({ scope, sentence, usedBy }: NeededScope): Line {
  return { sentence: sentence ?? scope, usedBy };
}

function askOf(rule: { readonly title: string; readonly example: string; readonly help?: string } | undefined, name: string): Explanation["asks"][number] {
  return { name, title: rule?.title ?? name, help: rule?.help ?? "", example: rule?.example ?? "" };
}
