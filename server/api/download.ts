import type { IncomingMessage, ServerResponse } from "node:http";
import { readSession } from "#server/auth/read-session.ts";
import { atLeast } from "#server/auth/roles.ts";
import { AppError } from "#server/errors.ts";
import { type OpenFile, openFile } from "#server/files/files.ts";
import { type FileRefusal, fileMessages } from "#server/messages/files.ts";
import { id } from "./inputs.ts";

/**
 * Gives a file to a member who may see what runs held. Always as a download: whatever an app sent as a file never
 * becomes a page on this origin. The edge has checked method and origin and set the headers of a bare answer.
 */
export async function answerFile(request: IncomingMessage, response: ServerResponse, wanted: string): Promise<void> {
  const signedIn = await readSession({ cookie: request.headers.cookie });
  if (signedIn === null) return refuse(response, 401, fileMessages.signedOut);
  if (!atLeast(signedIn.role, "operator")) return refuse(response, 403, fileMessages.roleTooLow);
  const file = id.safeParse(wanted).success ? await found(openFile(signedIn, wanted)) : null;
  return file === null ? refuse(response, 404, fileMessages.notFound) : send(response, file);
}

async function found(opening: Promise<OpenFile>): Promise<OpenFile | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof AppError && error.kind === "not_found") return null;
    throw error;
  }
}

function send(response: ServerResponse, { name, mediaType, bytes }: OpenFile): void {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  response.writeHead(200, {
    "Content-Type": /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(mediaType) ? mediaType : "application/octet-stream",
    "Content-Length": bytes.length,
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
  });
  response.end(bytes);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function refuse(response: ServerResponse, status: number, error: FileRefusal): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify({ error }));
}
