import type { Access } from "#server/auth/access.ts";
import { type LookupRow, runLookup } from "#server/connectors/runtime/run-lookup.ts";
import { AppError } from "#server/errors.ts";
import { connectorOf } from "./connector.ts";
import { withAccessNow } from "./oauth/fresh.ts";
import { openAccount } from "./open.ts";

const LOOKUP_MS = 10_000;

export interface LookupWish {
  readonly account: string;
  readonly lookup: string;
  /** Fixed values of the fields that the choices depend on, such as the object whose fields are asked for. */
  readonly given?: { readonly [field: string]: string };
}

/** The live choices of a field, such as the audiences of an account. @throws AppError not_found, or invalid (`lookup_failed`) */
export async function lookupChoices(access: Access, input: LookupWish): Promise<readonly LookupRow[]> {
  const account = await openAccount(access.workspaceId, input.account);
  if (account === null) throw new AppError("not_found", "not_found");
  const connector = connectorOf(account.connector);
  const lookup = Object.hasOwn(connector.lookups, input.lookup) ? connector.lookups[input.lookup] : undefined;
  if (lookup === undefined) throw new AppError("not_found", "not_found");
  const options = { timeoutMs: LOOKUP_MS, signal: AbortSignal.timeout(LOOKUP_MS) };
  const found = await withAccessNow(access.workspaceId, account, (fresh) => runLookup(connector, lookup, fresh, options, input.given));
  if (!found.ok) throw new AppError("invalid", "lookup_failed", { app: connector.title, reason: found.failure.message });
  return found.rows;
}
