import type { HandshakeRule } from "#server/connectors/contract.ts";
import { valuesAt } from "#server/connectors/runtime/path.ts";
import { isList, type Value } from "#server/flow/value.ts";
import { refused } from "./answers.ts";
import type { HookAnswer } from "./hook.ts";
import { scalarText } from "./names.ts";

/** Longer ones are not echoed: no app's challenge is. */
const LONGEST_CHALLENGE = 1_000;

/** Some apps ask by GET or HEAD whether anybody is there. */
export function isPing(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD";
}

/** The answer to such a question; null for an address that is not asked it. */
export function pingAnswer(handshake: HandshakeRule | undefined): HookAnswer | null {
  return handshake?.kind === "ping" ? { status: 200, json: JSON.stringify({ ok: true }) } : null;
}

/** What a delivery with a wrong signature is told. An app that probes us with one wants to hear nothing but the status. */
export function badSignature(handshake: HandshakeRule | undefined): HookAnswer {
  return handshake?.kind === "probe" ? { status: 401, json: "" } : refused("bad_signature");
}

/** The answer to a post that asks and delivers nothing; null for a delivery. Call it only when the signature was right. */
export function handshakeAnswer(handshake: HandshakeRule | undefined, body: Value): HookAnswer | null {
  switch (handshake?.kind) {
    case undefined:
    case "ping":
      return null;
    case "probe": {
      const [found] = valuesAt(body, handshake.empty);
      return found !== undefined && isList(found) && found.length === 0 ? { status: 200, json: "" } : null;
    }
    case "echo":
      return valuesAt(body, handshake.path)[0] === handshake.when ? echo(handshake.answer, body) : null;
  }
}

/** As JSON and under its own name: nothing that a sender writes becomes a page on this origin. */
function echo(path: readonly string[], body: Value): HookAnswer {
  const text = scalarText(valuesAt(body, path)[0]);
  if (text === null || text.length > LONGEST_CHALLENGE) return refused("bad_challenge");
  return { status: 200, json: JSON.stringify({ [path.at(-1) ?? "challenge"]: text }) };
}
