import type { Value } from "#server/flow/value.ts";
import type { CallFailure, Connector, RegisterRule, RequestTemplate } from "../contract.ts";
import type { Account } from "./account.ts";
import { type CallOptions, call } from "./call.ts";
import { type CallResult, interpret } from "./interpret.ts";
import { textsAt, valuesAt } from "./path.ts";
import { prepareTemplate } from "./prepare.ts";

export type WebhookSync = { readonly ok: true; readonly changed: boolean } | { readonly ok: false; readonly failure: CallFailure };

/** Our address at an app, and whether the app is to send there. */
export interface WebhookWish {
  readonly url: string;
  readonly wanted: boolean;
}

/**
 * Brings what the app has registered for an address in line with the wish: one right row when it is wanted, none when it
 * is not. Rows of other addresses are never touched, and doing it again changes nothing.
 */
export async function syncWebhook(connector: Connector, rule: RegisterRule, account: Account, wish: WebhookWish, options: CallOptions): Promise<WebhookSync> {
  const ask = (template: RequestTemplate, input: { readonly [name: string]: string }): Promise<CallResult> =>
    send(connector, template, account, input, options);
  const listed = await ask(rule.list, { url: wish.url });
  if (!listed.ok) return listed;
  const ours = valuesAt(listed.output, [...rule.rows, "*"]).filter((row) => textsAt(row, rule.url)[0] === wish.url);
  const [right, ...spare] = wish.wanted ? ours.filter((row) => isRight(rule, row)) : [];
  const gone = [...ours.filter((row) => !wish.wanted || !isRight(rule, row)), ...spare];
  for (const row of gone) {
    const removed = await ask(rule.remove, { id: textsAt(row, rule.id)[0] ?? "" });
    if (!removed.ok) return removed;
  }
  if (!wish.wanted || right !== undefined) return { ok: true, changed: gone.length > 0 };
  const made = await ask(rule.create, { url: wish.url });
  return made.ok ? { ok: true, changed: true } : made;
}

function isRight(rule: RegisterRule, row: Value): boolean {
  return textsAt(row, rule.matches.path)[0] === rule.matches.equals;
}

async function send(
  connector: Connector,
  template: RequestTemplate,
  account: Account,
  input: { readonly [name: string]: string },
  options: CallOptions,
): Promise<CallResult> {
  const prepared = prepareTemplate(connector, template, { vars: account.vars, auth: account.auth, key: "" }, input);
  if (!prepared.ok) return prepared;
  const called = await call(connector, prepared.request, account, options);
  return called.ok ? interpret(called.answer, { rules: connector.errors, output: { type: "unknown" } }, Date.now()) : called;
}
