import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { connectors } from "#server/connectors/index.ts";
import { admitSandbox } from "#server/egress/doors.ts";
import { printJson } from "#server/flow/json.ts";
import { log } from "#server/log.ts";
import { handleRequest } from "./handle.ts";
import { asOrganisation, passAccess } from "./oauth/access.ts";
import { serveOauth } from "./oauth/serve.ts";
import { readRequest } from "./request.ts";
import type { SandboxAccount } from "./sealed.ts";

/** How long a simulated app takes when it is switched to slow, in milliseconds. */
const SLOW_MS = 8_000;

interface Listening {
  readonly server: Server;
  readonly port: number;
}

let listening: Promise<Listening> | null = null;
const tokens = new Map<string, SandboxAccount>();
const addresses = new Map<string, string>();

/**
 * The base address of a simulated account in this process: a loopback listener on a port of its own, opened at first use,
 * and a path that nobody can guess. Only the egress door knows it, and only for accounts that are simulated.
 */
export async function sandboxBaseUrl(account: SandboxAccount): Promise<string> {
  listening ??= listen();
  const { port } = await listening;
  const place = `${account.workspaceId}|${account.connectionId}`;
  const token = addresses.get(place) ?? randomBytes(24).toString("base64url");
  addresses.set(place, token);
  tokens.set(token, account);
  return `http://127.0.0.1:${port}/${token}`;
}

/** Closes the listener; the next use opens another. */
export async function stopSandbox(): Promise<void> {
  const running = await listening;
  listening = null;
  admitSandbox(null);
  tokens.clear();
  addresses.clear();
  running?.server.closeAllConnections();
  await new Promise<void>((resolve) => (running === null || running === undefined ? resolve() : running.server.close(() => resolve())));
}

function listen(): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => fail(error, response));
  });
  // The simulated apps must not keep a process alive that has nothing else to do.
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      admitSandbox(port);
      resolve({ server, port });
    });
  });
}

async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(message.url ?? "/", "http://sandbox");
  const [, token = "", ...rest] = url.pathname.split("/");
  const account = tokens.get(token);
  const connector = account === undefined ? undefined : connectors[account.connector];
  if (account === undefined || connector === undefined) return answer(response, 404, {}, null);
  const request = await readRequest(message, `/${rest.join("/")}`, url.searchParams);
  if (request === null) return answer(response, 400, {}, printJson({ message: "The body could not be read." }));
  if (request.path.startsWith("/.oauth/")) {
    const { status, body } = await serveOauth(account, connector, request);
    return answer(response, status, {}, printJson(body));
  }
  const pass = await passAccess(account, connector, request);
  if (!pass.ok) return answer(response, 401, {}, printJson({ message: "The access token is not known here, or its time is over." }));
  const reply = await handleRequest(account, connector, pass.request);
  if (reply === null) return answer(response, 404, {}, null);
  if (reply.switches.includes("slow")) await pause(SLOW_MS, undefined, { ref: false });
  const { status, headers = {}, body, file } = reply.answer;
  const shown = body === null ? null : printJson(asOrganisation(connector, request, body, pass.organisation));
  if (file === undefined) answer(response, status, headers, shown);
  else answer(response, status, { ...headers, "content-type": file.type }, Buffer.from(file.base64, "base64"));
}

function answer(response: ServerResponse, status: number, headers: { readonly [name: string]: string }, body: string | Buffer | null): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(body ?? "");
}

function fail(error: unknown, response: ServerResponse): void {
  log("sandbox").error({ err: error }, "a simulated app failed on our side");
  answer(response, 500, {}, printJson({ message: "The simulated app failed." }));
}
