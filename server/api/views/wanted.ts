import type { Access } from "#server/auth/access.ts";
import { type Explanation, explainConnect } from "#server/connections/oauth/explain.ts";
import type { Wanted } from "#server/connections/oauth/scopes.ts";
import { connect as words } from "#server/messages/connect.ts";
import { catalog } from "#server/publishing/catalog.ts";
import { liveUses } from "#server/publishing/live-uses.ts";

interface Wish {
  readonly connector: string;
  /** The account that is connected again. */
  readonly account?: string;
  /** What the asking step needs, or what a person picked; absent = what the live flows do with the app. */
  readonly uses?: readonly Wanted[];
}

/** What an account is wanted for. One that is connected again is also wanted for what the live flows do with it. */
export async function wantedFor(access: Access, { connector, account, uses }: Wish): Promise<readonly Wanted[]> {
  if (uses !== undefined && account === undefined) return uses;
  const live = (await liveUses(access)).filter((one) => one.connector === connector && (account === undefined || one.account === account));
  return [...(uses ?? []), ...live.map(({ use, step, flow }) => ({ use, by: words.stepOf(step, flow.name) }))];
}

export interface ConnectExplanation extends Explanation {
  /** What flows could do with the app: for a person to pick from while no flow says it. */
  readonly choices: readonly { readonly use: string; readonly title: string }[];
}

/** What a person is told before they are sent to an app. @throws AppError not_found */
export async function explainWish(access: Access, wish: Wish): Promise<ConnectExplanation> {
  const uses = await wantedFor(access, wish);
  const explanation = await explainConnect(access, { connector: wish.connector, uses, ...(wish.account === undefined ? {} : { account: wish.account }) });
  const picking = wish.account === undefined && uses.every(({ by }) => by === undefined);
  return { ...explanation, choices: picking ? choicesOf(wish.connector) : [] };
}

/** Those that need a permission: the others work without being picked. */
function choicesOf(connector: string): ConnectExplanation["choices"] {
  const app = catalog().connectors[connector];
  return [...Object.values(app?.triggers ?? {}), ...Object.values(app?.operations ?? {})]
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ id: use, title }) => ({ use, title }));
}
