import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import { authOptions } from "./options.ts";
import { sessionToken } from "./read-session.ts";

/** For tests: the sign-in door over real HTTP, as Next serves it, without Next. */
export async function openSignInDoor(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${addressOf(server).port}` };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port.");
  return address;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const options = authOptions({ address: "192.0.2.9", browser: request.headers["user-agent"] ?? "", current: await sessionToken(request.headers) });
  const shim = {
    method: request.method,
    headers: request.headers,
    cookies: cookiesOf(request.headers.cookie ?? ""),
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.replace("/api/auth/", "").split("/") },
    body: Object.fromEntries(new URLSearchParams(await textOf(request))),
  };
  // The form of next-auth for Next's older routes takes exactly these few members of Node's own objects.
  await Reflect.apply(NextAuth, null, [shim, answering(response), options]);
}

function answering(response: ServerResponse) {
  const shim = {
    status: (code: number) => {
      response.statusCode = code;
      return shim;
    },
    setHeader: (name: string, value: string | string[]) => {
      response.setHeader(name, value);
      return shim;
    },
    getHeader: (name: string) => response.getHeader(name),
    json: (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    send: (body: unknown) => (typeof body === "string" ? response.end(body) : shim.json(body)),
    end: () => response.end(),
  };
  return shim;
}

function cookiesOf(header: string): { [name: string]: string } {
  const pairs = header.split("; ").filter((part) => part.includes("="));
  return Object.fromEntries(pairs.map((part) => [part.slice(0, part.indexOf("=")), decodeURIComponent(part.slice(part.indexOf("=") + 1))]));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
