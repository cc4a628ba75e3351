import type { IncomingMessage } from "node:http";
import type { SandboxRequest } from "#server/connectors/contract.ts";
import { parseForm } from "#server/connectors/runtime/form.ts";
import { parseJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";

const MAX_BYTES = 10 * 1024 * 1024;

/** Reads a request below the account's address; null when its body cannot be read. */
export async function readRequest(message: IncomingMessage, path: string, query: URLSearchParams): Promise<SandboxRequest | null> {
  const headers = Object.fromEntries(Object.entries(message.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const text = await readText(message);
  const body = text === null ? null : bodyOf(text, headers["content-type"] ?? "");
  if (body === null) return null;
  return { method: message.method ?? "GET", path, query: Object.fromEntries(query), headers, body: body.value, now: Date.now() };
}

async function readText(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function formBody(text: string): { readonly value: Value } | null {
  const value = parseForm(text);
  return value === null ? null : { value };
}

function bodyOf(text: string, contentType: string): { readonly value: Value } | null {
  if (text === "") return { value: null };
  if (contentType.startsWith("application/x-www-form-urlencoded")) return formBody(text);
  const parsed = parseJson(text, { length: MAX_BYTES });
  return parsed.ok ? { value: parsed.value } : null;
}
