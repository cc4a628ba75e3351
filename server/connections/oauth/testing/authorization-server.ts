import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";
import { xero } from "#server/connectors/xero/index.ts";
import { TENANT_A, TENANT_B } from "./vendor.ts";

/** The scopes of the connector `books`. */
const scopes = Object.keys(xero.scopes);

const organisations: { readonly [account: string]: { readonly id: string; readonly name: string } } = {
  bell: { id: TENANT_A, name: "Bell & Co Ltd" },
  ridge: { id: TENANT_B, name: "Ridge & Vale" },
};

/**
 * For tests: a real authorization server on loopback in front of a small accounting app. PKCE is demanded; refresh tokens
 * are good for one use, and a second one ends everything that came of the same consent.
 */
export class AuthorizationServer {
  readonly tokenCalls: { readonly grant: string; readonly status: number }[] = [];
  /** All access is over, and none is renewed, until this is false again. */
  ended = false;
  private readonly server: Server;
  private origin = "";
  private provider: Provider | null = null;

  constructor() {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  /** Takes a port; gives the address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const address = this.server.address();
    this.origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    return this.origin;
  }

  /** Begins to answer. `redirectUri`: the one address that the client may come back to. */
  open(redirectUri: string): void {
    this.provider = new Provider(this.origin, {
      clients: [
        {
          client_id: "books-client",
          client_secret: "books-client-secret-canary-91c",
          redirect_uris: [redirectUri],
          grant_types: ["authorization_code", "refresh_token"],
          response_types: ["code"],
        },
      ],
      scopes,
      claims: {},
      pkce: { required: () => true },
      rotateRefreshToken: true,
      issueRefreshToken: () => Promise.resolve(true),
      features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
      cookies: { keys: ["a key of the test"] },
      ttl: { AccessToken: 1_800, AuthorizationCode: 60, Grant: 86_400, Interaction: 600, RefreshToken: 86_400, Session: 86_400 },
      interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    if (provider === null) return void response.writeHead(503).end();
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    if (path.startsWith("/interaction/")) return interact(provider, request, response);
    if (this.ended && (path === "/token" || path.startsWith("/api/"))) {
      response.writeHead(path === "/token" ? 400 : 401, { "content-type": "application/json" }).end('{"error":"invalid_grant"}');
      return;
    }
    if (path === "/connections" || path.startsWith("/api/")) return app(provider, path, request, response);
    if (path === "/token") response.once("finish", () => this.tokenCalls.push({ grant: request.method ?? "", status: response.statusCode }));
    provider.callback()(request, response);
  }
}

/** The page of the app: who signs in, what they agree to. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (request.method !== "POST") return void response.writeHead(200, { "content-type": "text/html" }).end(page(prompt.name));
  const form = new URLSearchParams(await text(request));
  const account = form.get("account") ?? session?.accountId ?? "bell";
  if (form.get("answer") === "deny") return provider.interactionFinished(request, response, { error: "access_denied" });
  if (prompt.name === "login") return provider.interactionFinished(request, response, { login: { accountId: account } });
  const grant = new provider.Grant({ accountId: account, clientId: params.client_id });
  const asked = (params.scope ?? "").split(" ");
  const refused = form.get("answer") === "partly" ? ["accounting.invoices"] : [];
  grant.addOIDCScope(asked.filter((scope) => !refused.includes(scope)).join(" "));
  for (const scope of refused) grant.rejectOIDCScope(scope);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

function page(prompt: string): string {
  const who =
    prompt === "login"
      ? Object.entries(organisations).map(([account, { name }]) => `<button name="account" value="${account}">Sign in as ${name}</button>`)
      : ['<button name="answer" value="allow">Allow</button>', '<button name="answer" value="partly">Allow, without invoices</button>'];
  return `<!doctype html><title>Books</title><h1>Books</h1><form method="post">${who.join(" ")} <button name="answer" value="deny">Deny</button></form>`;
}

async function app(provider: Provider, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = await provider.AccessToken.find((request.headers.authorization ?? "").replace("Bearer ", ""));
  const organisation = token === undefined ? undefined : organisations[token.accountId];
  const json = (status: number, body: unknown): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (organisation === undefined) return json(401, { Message: "no" });
  if (path === "/connections") return json(200, [{ tenantId: organisation.id, tenantName: organisation.name }]);
  return json(200, { Organisations: [{ Name: organisation.name, OrganisationID: organisation.id }] });
}
