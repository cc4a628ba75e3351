import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { text } from "node:stream/consumers";
import type { Auth, Connector, OAuth } from "#server/connectors/contract.ts";
import { connectors } from "#server/connectors/index.ts";
import { xero } from "#server/connectors/xero/index.ts";
import { settle } from "#server/env.ts";

export interface VendorAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: { readonly [name: string]: string };
}

/** For tests: an accounting app on loopback whose answers the test decides, and the connector `books` that leads there. */
export class Vendor {
  readonly seen: Seen[] = [];
  /** Answers to the token endpoint; the last one stays. */
  tokens: ((form: Seen["form"]) => VendorAnswer)[] = [];
  organisations: unknown = [{ tenantId: TENANT_A, tenantName: "Bell & Co Ltd" }];
  /** Access tokens that calls are let through with. */
  good = new Set<string>();
  name = "Bell & Co Ltd";
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void text(request).then((body) => {
        const path = (request.url ?? "/").split("?")[0] ?? "/";
        const form = Object.fromEntries(new URLSearchParams(body));
        this.seen.push({ method: request.method ?? "", path, headers: request.headers, form });
        const { status = 200, body: answer = {}, headers = {} } = this.answer(path, request.headers, form);
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(answer));
      });
    });
  }

  async start(changes: Partial<OAuth> = {}): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    settle({ EGRESS_ALLOW: this.place });
    this.become(changes);
  }

  /** Lets the connector differ from its usual ways. */
  become(changes: Partial<OAuth> = {}): void {
    registerBooks(`http://${this.place}`, changes);
  }

  async stop(): Promise<void> {
    Reflect.deleteProperty(connectors, "books");
    settle({ EGRESS_ALLOW: "" });
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  callsOf(path: string): readonly Seen[] {
    return this.seen.filter((call) => call.path === path);
  }

  get place(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  }

  private answer(path: string, headers: IncomingHttpHeaders, form: Seen["form"]): VendorAnswer {
    if (path === "/token") return ((this.tokens.length > 1 ? this.tokens.shift() : this.tokens[0]) ?? (() => ({ status: 500 })))(form);
    if (path === "/revoke") return {};
    if (!this.good.has((headers.authorization ?? "").replace("Bearer ", ""))) return { status: 401, body: { Message: "no" } };
    if (path === "/connections") return { body: this.organisations };
    return path.endsWith("/Organisation") ? { body: { Organisations: [{ Name: this.name, OrganisationID: this.name.toLowerCase() }] } } : { body: {} };
  }
}

export const TENANT_A = "4f7f2a10-6b1c-4f0e-9d43-1f0a6c2e5b77";
export const TENANT_B = "4f7f2a10-6b1c-4f0e-9d43-1f0a6c2e5b78";

/** Puts the connector `books` among the apps, with its addresses below `origin`. */
export function registerBooks(origin: string, changes: Partial<OAuth> = {}): void {
  Object.assign(connectors, { books: books(origin, changes) });
}

function books(origin: string, changes: Partial<OAuth>): Connector {
  const auth: Auth = {
    ...xeroSignIn,
    authorizeUrl: `${origin}/authorize`,
    tokenUrl: `${origin}/token`,
    revokeUrl: `${origin}/revoke`,
    issuer: origin,
    discover: { url: `${origin}/connections`, rows: [], value: ["tenantId"], title: ["tenantName"], var: "tenantId" },
    ...changes,
  };
  // One action is enough to sign in for, so that these tests do not change with what Xero can do.
  const operations = { create_invoice: xero.operations.create_invoice };
  return { ...xero, id: "books", title: "Books", auth: [auth], baseUrl: `${origin}/api`, operations, triggers: {} };
}

const [xeroSignIn] = xero.auth;
