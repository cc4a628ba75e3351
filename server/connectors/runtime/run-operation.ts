import type { Value } from "#server/flow/value.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { Connector, Operation, PreparedRequest } from "../contract.ts";
import type { Account } from "./account.ts";
import { type CallOptions, call } from "./call.ts";
import { type CallResult, interpret, readingOf } from "./interpret.ts";
import { valueAt } from "./path.ts";
import { prepareFind } from "./prepare.ts";
import { project } from "./project.ts";
import { applyReads } from "./reads.ts";

/** Sends what `prepareRequest` made and reads the answer as the operation's output. What the account may not do is refused. */
export async function sendRequest(
  connector: Connector,
  operation: Operation,
  request: PreparedRequest,
  account: Account,
  options: CallOptions,
): Promise<CallResult> {
  if (!account.allowedEffects.includes(operation.effect)) return { ok: false, failure: { kind: "refused", message: say.effect(operation.effect) } };
  if (operation.answer !== undefined) return fetchFile(connector, operation, operation.answer, request, account, options);
  const called = await call(connector, request, account, options);
  if (!called.ok) return called;
  return interpret(called.answer, readingOf(connector, operation), Date.now());
}

/** The answer is a file: it is kept before the step has succeeded, and the output is what stands for it. */
async function fetchFile(
  connector: Connector,
  operation: Operation,
  wanted: NonNullable<Operation["answer"]>,
  request: PreparedRequest,
  account: Account,
  options: CallOptions,
): Promise<CallResult> {
  if (options.keepFile === undefined) return { ok: false, failure: { kind: "refused", message: say.noRoomForFiles } };
  const called = await call(connector, request, account, options, wanted.type);
  if (!called.ok) return called;
  const { answer } = called;
  if (answer.ok && answer.file !== undefined)
    return { ok: true, output: await options.keepFile({ name: wanted.name, mediaType: wanted.type, bytes: answer.file }) };
  const read = interpret(answer, readingOf(connector, operation), Date.now());
  // It says that it worked, and there is no file.
  return read.ok ? { ok: false, failure: { kind: "unavailable", reason: "badAnswer", sent: true, message: say.noFile } } : read;
}

/**
 * After an unknown outcome of a `findFirst` operation: the result that is already in the app. Null = it is not there, or
 * the operation cannot be looked for.
 */
export async function findFirst(connector: Connector, operation: Operation, input: Value, account: Account, options: CallOptions): Promise<CallResult | null> {
  if (!account.allowedEffects.includes("read")) return { ok: false, failure: { kind: "refused", message: say.effect("read") } };
  const prepared = prepareFind(connector, operation, input, { vars: account.vars, auth: account.auth, key: "" });
  if (prepared === null) return null;
  if (!prepared.ok) return prepared;
  const called = await call(connector, prepared.request, account, options);
  if (!called.ok) return called;
  const read = interpret(called.answer, { rules: [...(operation.errors ?? []), ...connector.errors], output: { type: "unknown" } }, Date.now());
  if (!read.ok) return read.failure.kind === "rejected" && (read.failure.status === 404 || read.failure.code === "notFound") ? null : read;
  const found = operation.idempotency.mode === "findFirst" ? valueAt(read.output, operation.idempotency.found) : undefined;
  return found === undefined || found === null ? null : { ok: true, output: applyReads(operation.reads, project(operation.output, found), connector.decimals) };
}
