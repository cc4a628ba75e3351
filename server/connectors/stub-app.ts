import { createServer, type IncomingMessage, type Server } from "node:http";
import { admitSandbox } from "#server/egress/doors.ts";
import { parseJson, printJson } from "#server/flow/json.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { Connector, SandboxEffect, SandboxRequest } from "./contract.ts";
import type { Account } from "./runtime/account.ts";
import { parseForm } from "./runtime/form.ts";

export interface StubAnswer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly text: string | Buffer;
  /** The connection breaks in the middle of the body. */
  readonly cut?: true;
}

/** For tests: a connector's simulated app behind a loopback listener, with its state in memory and a way to misbehave. */
export class StubApp {
  readonly seen: SandboxRequest[] = [];
  readonly effects: SandboxEffect[] = [];
  /** Answers instead of the simulated app. */
  instead: ((request: SandboxRequest) => StubAnswer) | null = null;
  state: ValueRecord;
  private readonly connector: Connector;
  private readonly server: Server;

  constructor(connector: Connector) {
    this.connector = connector;
    this.state = connector.sandbox.initial;
    this.server = createServer((message, response) => {
      void readBody(message).then((text) => {
        const { status, headers, text: body, cut } = this.answer(requestOf(message, text));
        response.writeHead(status, { "content-type": "application/json", ...headers });
        if (cut === true) response.write(body, () => response.destroy());
        else response.end(body);
      });
    });
  }

  /** Listens and lets the egress door reach it. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    admitSandbox(this.port);
  }

  async stop(): Promise<void> {
    admitSandbox(null);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** An account of this app; its secrets are `secrets`, or those of the sandbox. */
  account(change: Partial<Account> = {}): Account {
    const { sandbox, id, auth } = this.connector;
    return {
      id: "account",
      connector: id,
      auth: auth[0]?.id ?? "",
      vars: sandbox.vars,
      allowedEffects: ["read", "create", "update", "upsert", "delete"],
      sandbox: { baseUrl: `http://127.0.0.1:${this.port}` },
      secrets: () => Promise.resolve(sandbox.secrets),
      ...change,
    };
  }

  private answer(request: SandboxRequest): StubAnswer {
    this.seen.push(request);
    if (this.instead !== null) return this.instead(request);
    const { status, headers, body, file, state, effect } = this.connector.sandbox.handle(request, this.state);
    this.state = state;
    if (effect !== undefined) this.effects.push(effect);
    if (file !== undefined) return { status, headers: { ...headers, "content-type": file.type }, text: Buffer.from(file.base64, "base64") };
    return { status, headers: headers ?? {}, text: body === null ? "" : printJson(body) };
  }

  private get port(): number {
    const address = this.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function requestOf(message: IncomingMessage, text: string): SandboxRequest {
  const url = new URL(message.url ?? "/", "http://stub");
  const headers = Object.fromEntries(Object.entries(message.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: bodyOf(text, headers["content-type"] ?? ""),
    now: Date.parse("2026-11-20T09:41:29Z"),
  };
}

function bodyOf(text: string, type: string): Value {
  if (type.startsWith("application/x-www-form-urlencoded")) return parseForm(text);
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : null;
}
