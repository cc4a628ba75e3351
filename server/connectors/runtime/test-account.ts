import { printJson } from "#server/flow/json.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { CallFailure, Connector, PreparedRequest } from "../contract.ts";
import { type Account, authOf } from "./account.ts";
import { baseUrlOf, fillVars, wrongVar } from "./address.ts";
import { type CallOptions, call } from "./call.ts";
import { interpret } from "./interpret.ts";
import { textsAt } from "./path.ts";

export type TestResult =
  /** What the app calls the other side, and what stays the same when that changes its name; null when it does not say. */
  { readonly ok: true; readonly organisation: string | null; readonly organisationId: string | null } | { readonly ok: false; readonly failure: CallFailure };

/** A harmless call that proves that the account's access works. */
export async function testAccess(connector: Connector, account: Account, options: CallOptions): Promise<TestResult> {
  const auth = authOf(connector, account.auth);
  if (auth === null) return { ok: true, organisation: null, organisationId: null };
  const wrong = wrongVar(connector, account.vars);
  if (wrong !== null) return { ok: false, failure: { kind: "refused", message: say.incomplete(wrong.title), field: wrong.name } };
  const called = await call(connector, requestOf(connector, auth.test, account.vars), account, options);
  if (!called.ok) return called;
  const read = interpret(called.answer, { rules: connector.errors, output: { type: "unknown" } }, Date.now());
  if (!read.ok) return read;
  const name = auth.test.organisation.length === 0 ? undefined : textsAt(read.output, auth.test.organisation)[0];
  const [id] = auth.test.organisationId === undefined ? [] : textsAt(read.output, auth.test.organisationId);
  return { ok: true, organisation: name ?? null, organisationId: id ?? null };
}

type Test = Extract<Connector["auth"][number], { kind: "apiKey" }>["test"];

function requestOf(connector: Connector, test: Test, vars: Account["vars"]): PreparedRequest {
  const headers = Object.entries(connector.headers).map(([name, value]) => [name.toLowerCase(), fillVars(value, vars)] as const);
  const body = test.body === undefined ? null : printJson(test.body);
  return {
    method: test.method,
    url: baseUrlOf(connector, vars) + test.path,
    headers: { ...Object.fromEntries(headers), ...(body === null ? {} : { "content-type": "application/json" }) },
    body,
  };
}
