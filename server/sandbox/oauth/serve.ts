import { deleteGrants, findGrant } from "#db/queries/sandbox-grants.ts";
import type { Connector, OAuth, SandboxAnswer, SandboxRequest } from "#server/connectors/contract.ts";
import { asRecord, asText } from "#server/flow/read.ts";
import type { Value } from "#server/flow/value.ts";
import type { SandboxAccount } from "../sealed.ts";
import { organisationVar, presentedToken } from "./access.ts";
import { simulatedOrganisations } from "./consent.ts";
import { hashGrant } from "./hash.ts";
import { answerToken } from "./token.ts";

type Answer = Pick<SandboxAnswer, "status" | "body">;

const notFound: Answer = { status: 404, body: null };

/** What a simulated app answers below `/.oauth`: tokens, giving them back, and which organisations a token reaches. */
export async function serveOauth(account: SandboxAccount, connector: Connector, request: SandboxRequest): Promise<Answer> {
  const auth = connector.auth.find((one) => one.kind === "oauth2");
  if (auth === undefined) return notFound;
  const form = asRecord(request.body);
  if (request.method === "GET" && request.path === "/.oauth/organisations") return organisations(account, connector, auth, request);
  if (request.method !== "POST") return notFound;
  if (request.path === "/.oauth/token") return answerToken(account, connector, auth, { headers: request.headers, form });
  if (request.path !== "/.oauth/revoke") return notFound;
  const found = await findGrant(account.workspaceId, account.connectionId, hashGrant(asText(form.token)));
  if (found !== null) await deleteGrants(account.workspaceId, account.connectionId, found.row.family);
  return { status: 200, body: {} };
}

async function organisations(account: SandboxAccount, connector: Connector, auth: OAuth, request: SandboxRequest): Promise<Answer> {
  const { discover } = auth;
  const token = discover === undefined ? null : presentedToken(discover.apply ?? auth.apply, request);
  const found = token === null ? null : await findGrant(account.workspaceId, account.connectionId, hashGrant(token));
  if (discover === undefined || found === null || found.row.kind !== "access" || found.over) return { status: 401, body: { error: "invalid_token" } };
  const rows = found.row.organisations.map((number) =>
    at(discover.value, organisationVar(connector, discover.var, number), at(discover.title, simulatedOrganisations[number] ?? "", null)),
  );
  return { status: 200, body: at(discover.rows, discover.one === true ? (rows[0] ?? {}) : rows, null) };
}

/** `value` at `path`, on top of what `base` holds. */
function at(path: readonly string[], value: Value, base: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const record = asRecord(base ?? {});
  return { ...record, [name]: at(rest, value, record[name] ?? null) };
}
