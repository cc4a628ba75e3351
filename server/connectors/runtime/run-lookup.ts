import type { CallFailure, Connector, Lookup } from "../contract.ts";
import type { Account } from "./account.ts";
import { type CallOptions, call } from "./call.ts";
import { interpret } from "./interpret.ts";
import { textsAt, valueAt, valuesAt } from "./path.ts";
import { prepareTemplate } from "./prepare.ts";

export interface LookupRow {
  readonly value: string;
  readonly title: string;
}

/** The live choices of a field, such as the audiences of a Mailchimp account. `given`: values of the fields that they depend on. */
export async function runLookup(
  connector: Connector,
  lookup: Lookup,
  account: Account,
  options: CallOptions,
  given: { readonly [field: string]: string } = {},
): Promise<{ readonly ok: true; readonly rows: readonly LookupRow[] } | { readonly ok: false; readonly failure: CallFailure }> {
  const prepared = prepareTemplate(connector, lookup.request, { vars: account.vars, auth: account.auth, key: "" }, given);
  if (!prepared.ok) return prepared;
  const called = await call(connector, prepared.request, account, options);
  if (!called.ok) return called;
  const read = interpret(called.answer, { rules: connector.errors, output: { type: "unknown" } }, Date.now());
  if (!read.ok) return read;
  const rows = valuesAt(read.output, [...lookup.rows, "*"]).flatMap((row) => {
    if (lookup.only !== undefined && valueAt(row, lookup.only.path) !== lookup.only.equals) return [];
    const value = textsAt(row, lookup.value)[0];
    return value === undefined ? [] : [{ value, title: textsAt(row, lookup.title)[0] ?? value }];
  });
  return { ok: true, rows };
}
