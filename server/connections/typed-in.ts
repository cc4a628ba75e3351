import type { Auth, Connector } from "#server/connectors/contract.ts";
import { wrongVar } from "#server/connectors/runtime/address.ts";
import { AppError } from "#server/errors.ts";
import { checkValue } from "#server/flow/shape-check.ts";
import { connectorMessages } from "#server/messages/connectors.ts";
import type { Secrets } from "./vault.ts";

export type KeyAuth = Extract<Auth, { kind: "apiKey" }>;

export interface TypedIn {
  readonly vars: { readonly [name: string]: string };
  readonly secrets: Secrets;
}

/** The way to sign in that takes typed keys. @throws AppError not_found */
export function keyAuthOf(connector: Connector, id: string): KeyAuth {
  const found = connector.auth.find((auth) => auth.id === id);
  if (found?.kind !== "apiKey") throw new AppError("not_found", "not_found");
  return found;
}

/**
 * What a person typed, with the blanks of pasting taken off and every field checked; vars that a key gives away are read
 * from it. @throws AppError invalid, naming the field and never its value
 */
export function readTypedIn(connector: Connector, auth: KeyAuth, typed: TypedIn): TypedIn {
  // A field that need not be filled in comes as an empty text when it is not.
  const secrets = filledIn(trimmed(typed.secrets));
  const [issue] = checkValue(auth.fields, secrets, { closed: true });
  if (issue !== undefined) throw fieldError(titleOf(auth, issue.path[0] ?? ""), connectorMessages.field[issue.code]);
  const vars = { ...only(trimmed(typed.vars), Object.keys(connector.vars)), ...derived(auth, secrets) };
  const wrong = wrongVar(connector, vars);
  if (wrong !== null) throw fieldError(wrong.title, connectorMessages.form(connector.vars[wrong.name]?.example ?? ""));
  return { vars, secrets };
}

function fieldError(field: string, reason: string): AppError {
  return new AppError("invalid", "account_field", { field, reason });
}

function titleOf(auth: KeyAuth, name: string): string {
  return auth.fields.properties[name]?.title ?? name;
}

function trimmed(fields: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.trim()]));
}

function filledIn(fields: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ""));
}

function only(fields: { readonly [name: string]: string }, names: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function derived(auth: KeyAuth, secrets: Secrets): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(auth.varsFrom ?? {}).flatMap(([name, { field, pattern }]) => {
      const found = new RegExp(pattern).exec(secrets[field] ?? "")?.[1];
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

/** The last four characters of the first key, when the key is long enough that they give nothing away. */
export function hintOf(auth: KeyAuth, secrets: Secrets): string | null {
  const key = secrets[Object.keys(auth.fields.properties)[0] ?? ""] ?? "";
  return key.length >= 16 ? key.slice(-4) : null;
}
