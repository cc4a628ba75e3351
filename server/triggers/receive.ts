import { applyReads } from "#server/connectors/runtime/reads.ts";
import { AppError } from "#server/errors.ts";
import { limits } from "#server/flow/limits.ts";
import { isRecord } from "#server/flow/value.ts";
import type { HookRefusalCode } from "#server/messages/hooks.ts";
import { busy, refused, storageAway, tooMany } from "./answers.ts";
import { type ByteBudget, readBody } from "./body.ts";
import { dedupeKey } from "./dedupe.ts";
import { Gate } from "./gate.ts";
import { badSignature, handshakeAnswer, isPing, pingAnswer } from "./handshake.ts";
import type { Hook, HookAnswer, HookRequest } from "./hook.ts";
import { keptHeaders } from "./kept-headers.ts";
import { businessKeys, runTitle, scalarText, valueAt } from "./names.ts";
import { parseBody } from "./parse-body.ts";
import { verifySignature } from "./signature.ts";
import { type Deadlines, type StorePorts, store } from "./store.ts";
import { hashHookToken, isHookToken } from "./token.ts";

/** What the door needs from the rest of the product. */
export interface HookDoorPorts extends StorePorts {
  /** Null for an unknown address and for one that is switched off alike. Rejects when it cannot be known now. */
  readonly findHook: (tokenHash: Buffer, source: string) => Promise<Hook | null>;
  /** Where the address is known outside; some senders sign it. */
  readonly publicUrl: () => string;
  /** Called with every answer, for the figures. */
  readonly onAnswer: (hook: Hook | null, answer: HookAnswer, source: string) => void;
}

export interface HookDoorOptions extends Deadlines {
  readonly bodyLimit: number;
  readonly gate: Gate;
  readonly bytes: ByteBudget;
}

export type HookDoor = (request: HookRequest, token: string, source: string) => Promise<HookAnswer>;

export function hookDoorDefaults(): HookDoorOptions {
  return { bodyLimit: limits.webhookBody, gate: new Gate(), bytes: { most: 128_000_000, used: 0 }, storeDeadline: 20_000, respondDeadline: 25_000 };
}

/**
 * The door for events. A 2xx means: stored, and a run will come of it. Anything else means: not stored, with the reason;
 * nothing is dropped in silence.
 */
export function makeHookDoor(ports: HookDoorPorts, options: HookDoorOptions = hookDoorDefaults()): HookDoor {
  return async (request, token, source) => {
    const found = await find(ports, request, token, source);
    const answer = found.ok ? await enter({ ports, options, request, hook: found.hook, source }) : found.answer;
    ports.onAnswer(found.ok ? found.hook : null, answer, source);
    return answer;
  };
}

type Found = { readonly ok: true; readonly hook: Hook } | { readonly ok: false; readonly answer: HookAnswer };

async function find(ports: HookDoorPorts, request: HookRequest, token: string, source: string): Promise<Found> {
  const asks = isPing(request.method);
  if (request.method !== "POST" && !asks) return { ok: false, answer: wrongMethod() };
  // A text that cannot be a token is looked up like any other, so that its answer takes as long.
  const hash = hashHookToken(isHookToken(token) ? token : "");
  try {
    const hook = await ports.findHook(hash, source);
    if (asks) return { ok: false, answer: pingAnswer(hook?.rule.handshake) ?? wrongMethod() };
    return hook === null ? { ok: false, answer: refused("not_found", {}, { cut: true }) } : { ok: true, hook };
  } catch (error) {
    if (error instanceof AppError && error.kind === "busy") return { ok: false, answer: tooMany(20) };
    ports.onFailure(error, "find");
    return { ok: false, answer: storageAway({ cut: true }) };
  }
}

function wrongMethod(): HookAnswer {
  return refused("method_not_allowed", {}, { headers: { Allow: "POST" }, cut: true });
}

/** One delivery on its way through the door. */
interface Visit {
  readonly ports: HookDoorPorts;
  readonly options: HookDoorOptions;
  readonly request: HookRequest;
  readonly hook: Hook;
  readonly source: string;
}

async function enter(visit: Visit): Promise<HookAnswer> {
  const { options, hook, request } = visit;
  const refusal = checkHead(request, hook.rule.form === true);
  if (refusal !== null) return refused(refusal, {}, { cut: true });
  const entered = options.gate.enter(hook.triggerId, hook.workspaceId, performance.now());
  if (!entered.ok) return entered.why === "rate" ? tooMany(Math.ceil(entered.retryAfterS)) : busy({ cut: true });
  try {
    const body = await readBody(request, options.bodyLimit, options.bytes);
    if (!body.ok) return unreadable(body.why, options.bodyLimit);
    try {
      return await readDelivery(visit, body.bytes);
    } finally {
      options.bytes.used -= body.bytes.length;
    }
  } finally {
    entered.leave();
  }
}

function checkHead(request: HookRequest, form: boolean): HookRefusalCode | null {
  const type = request.headers["content-type"];
  if (form && !isFormType(type)) return "form_only";
  if (!form && !isJsonType(type)) return "unsupported_media_type";
  const encoding = request.headers["content-encoding"];
  return encoding === undefined || encoding === "identity" ? null : "unsupported_encoding";
}

function isJsonType(type: string | undefined): boolean {
  return type !== undefined && (type === "application/json" || /^application\/json\s*(;\s*charset="?utf-8"?\s*)?;?$/i.test(type));
}

function isFormType(type: string | undefined): boolean {
  return type !== undefined && /^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?;?$/i.test(type);
}

function unreadable(why: "tooLarge" | "busy" | "gone", limit: number): HookAnswer {
  switch (why) {
    case "tooLarge":
      return refused("too_large", { limit: `${limit / 1_000_000} MB` }, { cut: true });
    case "busy":
      return busy({ cut: true });
    // Nobody is there to read it; the status is for our own figures.
    case "gone":
      return { status: 499, json: "", cut: true };
  }
}

function wrongTopic(wanted: string): HookAnswer {
  return refused("wrong_topic", { wanted });
}

async function readDelivery(visit: Visit, raw: Buffer): Promise<HookAnswer> {
  const { hook, request, ports, options } = visit;
  const { rule } = hook;
  const now = Date.now();
  const url = `${ports.publicUrl()}${request.url ?? ""}`;
  const signed = verifySignature(rule.signature, hook.secrets, { method: "POST", url, headers: request.headers, body: raw, now });
  if (!signed) return badSignature(rule.handshake);
  const { topic } = rule;
  if (topic !== null && "header" in topic && request.headers[topic.header.toLowerCase()] !== topic.equals) return wrongTopic(topic.equals);
  const parsed = parseBody(raw, rule.form);
  if (!parsed.ok) return parsed.answer;
  const shaken = handshakeAnswer(rule.handshake, parsed.value);
  if (shaken !== null) return shaken;
  const output = applyReads(rule.reads, parsed.value, rule.decimals);
  if (topic !== null && "path" in topic && scalarText(valueAt(output, topic.path)) !== topic.equals) return wrongTopic(topic.equals);
  if (rule.objectOnly && !isRecord(output)) return refused("not_an_object");
  return store(ports, options, {
    workspaceId: hook.workspaceId,
    flowId: hook.flowId,
    version: hook.version,
    plan: hook.plan,
    triggerId: hook.triggerId,
    dedupeKey: dedupeKey(rule.dedupe, request.headers, output),
    source: visit.source,
    receivedAt: now,
    headers: keptHeaders(request.headers),
    output,
    title: runTitle(rule.title, output),
    businessKeys: businessKeys(rule.businessKeys, output),
    actor: null,
    mode: "live",
    waitForRespond: hook.plan.responds,
  });
}
