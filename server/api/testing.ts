import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { makeMember } from "#db/testing.ts";
import type { Role } from "#server/auth/roles.ts";
import { type SignedIn, startSession } from "#server/auth/sessions.ts";
import { settle } from "#server/env.ts";
import { answerApi } from "./handler.ts";

const SECRET = "a secret of the test that is long enough for it";

/** For tests: the API over real HTTP, without the edge in front. */
export async function openApi(): Promise<{ server: Server; origin: string }> {
  const secretFile = join(mkdtempSync(join(tmpdir(), "api-")), "secret");
  writeFileSync(secretFile, SECRET);
  const server = createServer((request, response) => {
    answerApi(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The API has no port.");
  const origin = `http://127.0.0.1:${address.port}`;
  settle({ PUBLIC_URL: origin, AUTH_SECRET_FILE: secretFile, HOST: "127.0.0.1" });
  return { server, origin };
}

/** For tests: the cookie of a new member, signed in. */
export async function cookieOf(workspaceId: SignedIn["workspaceId"], role: Role): Promise<string> {
  const sid = await startSession(await makeMember(workspaceId, role), "a test");
  return `patchbay.session=${await encode({ token: { sid }, secret: SECRET })}`;
}

export interface Answer {
  readonly status: number;
  /** Our code of an error; null for a result. */
  readonly code: string | null;
  readonly text: string;
}

/** For tests: calls a procedure as a page does. Of a stream only the beginning is read. */
export async function call(origin: string, path: string, type: string, input: unknown, cookie: string | null): Promise<Answer> {
  const url = new URL(`/api/trpc/${path}`, origin);
  const headers: { [name: string]: string } = { "content-type": "application/json", ...(cookie === null ? {} : { cookie }) };
  if (type !== "mutation" && input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  const response = await fetch(url, type === "mutation" ? { method: "POST", headers, body: JSON.stringify(input) } : { headers });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const text = isStream ? await firstEvent(response) : await response.text();
  // A stream is always opened with 200; what went wrong is its first event.
  const status = Number(/"httpStatus":(\d+)/.exec(text)?.[1] ?? response.status);
  return { status, code: /"error":\{"code":"(\w+)"/.exec(text)?.[1] ?? null, text };
}

/** A stream up to its first result or error. */
async function firstEvent(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (/event: serialized-error\ndata: .*\n|\nid: .*\n/.test(text)) break;
  }
  return text;
}
