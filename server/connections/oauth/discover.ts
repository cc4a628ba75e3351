import type { Connector, OAuth } from "#server/connectors/contract.ts";
import { textsAt, valuesAt } from "#server/connectors/runtime/path.ts";
import { send } from "#server/egress/send.ts";
import { parseJson } from "#server/flow/json.ts";
import { isList, type ValueRecord } from "#server/flow/value.ts";
import type { Endpoints } from "./endpoints.ts";

const CALL_MS = 15_000;

/** An organisation that a sign-in reaches. */
export interface Organisation {
  readonly value: string;
  readonly title: string;
}

/** The organisations that a new access token reaches; null when the app did not tell. Values without the var's form are left out. */
export async function discoverOrganisations(
  connector: Connector,
  auth: OAuth,
  endpoints: Endpoints,
  accessToken: string,
): Promise<readonly Organisation[] | null> {
  const { discover } = auth;
  if (discover === undefined || endpoints.discover === null) return [];
  const answer = await send({
    method: "GET",
    url: endpoints.discover,
    headers: { accept: "application/json" },
    body: null,
    hosts: [new URL(endpoints.discover).host],
    sandbox: endpoints.sandbox,
    credentials: () => Promise.resolve({ apply: discover.apply ?? auth.apply, secrets: { accessToken } }),
    timeoutMs: CALL_MS,
    signal: AbortSignal.timeout(CALL_MS),
    follow: false,
  });
  if (!answer.ok || answer.status !== 200) return null;
  const parsed = parseJson(answer.text);
  if (!parsed.ok) return null;
  const rule = connector.vars[discover.var];
  const form = new RegExp(`^(?:${rule?.pattern ?? ""})$`);
  const rows = valuesAt(parsed.value, discover.rows).flatMap((found) => (isList(found) ? found : [found]));
  return rows.flatMap((row) => {
    const [value] = textsAt(row, discover.value);
    const [title] = textsAt(row, discover.title);
    return value !== undefined && form.test(value) ? [{ value, title: title ?? value }] : [];
  });
}

/** Vars that the token answer itself gives away; a text without the declared form gives none. */
export function varsFromToken(auth: OAuth, body: ValueRecord): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(auth.varsFromToken ?? {}).flatMap(([name, { path, pattern }]) => {
      const found = new RegExp(`^(?:${pattern})$`).exec(textsAt(body, path)[0] ?? "")?.[1];
      return found === undefined ? [] : [[name, found]];
    }),
  );
}
