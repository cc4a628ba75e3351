import { countGrants, findGrant } from "#db/queries/sandbox-grants.ts";
import type { ApplySecret, Connector, SandboxRequest, TestCall } from "#server/connectors/contract.ts";
import { asRecord } from "#server/flow/read.ts";
import { equalValues, type Value } from "#server/flow/value.ts";
import type { SandboxAccount } from "../sealed.ts";
import { simulatedOrganisations } from "./consent.ts";
import { hashGrant } from "./hash.ts";

/** Whether a request may pass, and as which of the simulated organisations. */
export type Pass = { readonly ok: true; readonly organisation: number; readonly request: SandboxRequest } | { readonly ok: false };

/** An account that a person agreed to is opened by what that gave out and by nothing else; others by any token of theirs. */
export async function passAccess(account: SandboxAccount, connector: Connector, request: SandboxRequest): Promise<Pass> {
  const auth = connector.auth.find((one) => one.kind === "oauth2");
  if (auth === undefined || (await countGrants(account.workspaceId, account.connectionId)) === 0) return { ok: true, organisation: 0, request };
  const token = presentedToken(auth.apply, request);
  const found = token === null ? null : await findGrant(account.workspaceId, account.connectionId, hashGrant(token));
  if (found === null || found.row.kind !== "access" || found.over) return { ok: false };
  return meant(connector, auth.discover?.var ?? null, request, found.row.organisations);
}

/** Which of the granted organisations a call means: the one whose var it names, else the first. The simulated app knows only the first. */
function meant(connector: Connector, name: string | null, request: SandboxRequest, granted: readonly number[]): Pass {
  const texts = [request.path, ...Object.values(request.headers)];
  const named = granted.find((number) => name !== null && number > 0 && texts.includes(organisationVar(connector, name, number)));
  const organisation = named ?? granted[0] ?? 0;
  if (name === null || organisation === 0) return { ok: true, organisation, request };
  const headers = Object.entries(request.headers).map(([header, value]) => [
    header,
    value === organisationVar(connector, name, organisation) ? organisationVar(connector, name, 0) : value,
  ]);
  return { ok: true, organisation, request: { ...request, headers: Object.fromEntries(headers) } };
}

/** The first organisation has the var of the connector's sandbox; the others differ from it in the last digit. */
export function organisationVar(connector: Connector, name: string, number: number): string {
  const first = connector.sandbox.vars[name] ?? "";
  return number === 0 ? first : first.replace(/[0-9a-f]$/, String(number));
}

/** The access token in a request, read where the connector says that it goes. */
export function presentedToken(apply: ApplySecret, request: SandboxRequest): string | null {
  for (const [name, template] of Object.entries(apply.headers ?? {})) {
    const [before = "", after] = template.split("{secret.accessToken}");
    const value = request.headers[name.toLowerCase()];
    if (after !== undefined && value?.startsWith(before) === true) return value.slice(before.length, value.length - after.length);
  }
  return null;
}

/** The answer to the harmless test call as another organisation would give it: another name and another id. */
export function asOrganisation(connector: Connector, request: SandboxRequest, body: Value, organisation: number): Value {
  const auth = connector.auth.find((one) => one.kind === "oauth2");
  if (auth === undefined || organisation === 0 || !isTestCall(auth.test, request)) return body;
  const renamed = replaced(body, auth.test.organisation, () => simulatedOrganisations[organisation] ?? "");
  return replaced(renamed, auth.test.organisationId ?? [], (id) => `${typeof id === "string" ? id : ""}-${organisation}`);
}

/** The call itself and no other at its address: some apps answer everything at one. */
function isTestCall(test: TestCall, request: SandboxRequest): boolean {
  const url = new URL(test.path, "http://sandbox");
  const asks = [...url.searchParams].every(([name, value]) => request.query[name] === value);
  return request.method === test.method && request.path === url.pathname && asks && equalValues(request.body, test.body ?? null);
}

/** `value` with what stands at `path` replaced; nothing is added where nothing stands. */
function replaced(value: Value, path: readonly string[], next: (old: Value) => Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const put = (inner: Value): Value => (rest.length === 0 ? next(inner) : replaced(inner, rest, next));
  if (Array.isArray(value)) return value.map((item: Value, index) => (String(index) === name ? put(item) : item));
  const record = asRecord(value);
  const inner = record[name];
  return inner === undefined ? value : { ...record, [name]: put(inner) };
}
