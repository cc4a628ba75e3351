import type { Answer } from "#server/egress/send.ts";
import { assertNever } from "#server/errors.ts";
import { parseJson } from "#server/flow/json.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { CallFailure, Connector, ErrorRule, Operation, ReadRule } from "../contract.ts";
import { type AppAnswer, failureByRules, failureByStatus } from "./failure.ts";
import type { Decimals } from "./minor-units.ts";
import { valueAt } from "./path.ts";
import { project } from "./project.ts";
import { applyReads } from "./reads.ts";
import { retryAfterMs } from "./retry-after.ts";

export type CallResult = { readonly ok: true; readonly output: Value } | { readonly ok: false; readonly failure: CallFailure };

export interface Reading {
  readonly rules: readonly ErrorRule[];
  readonly output: Shape;
  readonly result?: readonly string[];
  readonly reads?: readonly ReadRule[];
  readonly decimals?: Decimals;
}

/** How the answers of an operation are read. */
export function readingOf(connector: Connector, operation: Operation): Reading {
  const { output, result, reads } = operation;
  const rules = [...(operation.errors ?? []), ...connector.errors];
  return {
    rules,
    output,
    ...(result === undefined ? {} : { result }),
    ...(reads === undefined ? {} : { reads }),
    ...(connector.decimals === undefined ? {} : { decimals: connector.decimals }),
  };
}

const answerLimits = { length: 10 * 1024 * 1024, depth: 64, keys: 50_000, text: 1024 * 1024 } as const;

/** What came back through the egress door, as the step's output or one of the ways a call can fail. */
export function interpret(answer: Answer, reading: Reading, now: number): CallResult {
  if (!answer.ok) return { ok: false, failure: notAnswered(answer) };
  const parsed = parseJson(answer.text, answerLimits);
  const app: AppAnswer = { status: answer.status, body: parsed.ok ? parsed.value : undefined, retryAfterMs: retryAfterMs(answer.headers["retry-after"], now) };
  const failure = failureByRules(reading.rules, app);
  if (failure !== null) return { ok: false, failure };
  if (answer.status < 200 || answer.status > 299) return { ok: false, failure: failureByStatus(app) };
  if (answer.text.trim() === "")
    return reading.result === undefined ? { ok: true, output: reading.output.type === "object" ? {} : null } : badAnswer(say.noResult);
  return app.body === undefined ? badAnswer(say.badAnswer) : outputOf(app.body, reading);
}

function outputOf(body: Value, { output, result, reads, decimals }: Reading): CallResult {
  const found = valueAt(body, result ?? []);
  // A search that found nothing says so with an empty list where its first row would be.
  if (found === undefined && output.nullable === true && valueAt(body, (result ?? []).slice(0, -1)) !== undefined) return { ok: true, output: null };
  if (found === undefined || (found === null && output.type === "object" && output.nullable !== true)) return badAnswer(say.noResult);
  return { ok: true, output: applyReads(reads, project(output, found), decimals) };
}

/** The app said yes in a way that we cannot read: its effect may be there. */
function badAnswer(message: string): CallResult {
  return { ok: false, failure: { kind: "unavailable", reason: "badAnswer", sent: true, message } };
}

function notAnswered(answer: Extract<Answer, { ok: false }>): CallFailure {
  switch (answer.reason) {
    case "refused":
      // A redirect that is refused comes after a request was sent; then the app was reached and nobody knows what it did.
      return answer.sent
        ? { kind: "unavailable", reason: "badAnswer", sent: true, message: say.refused[answer.refusal] }
        : { kind: "refused", message: say.refused[answer.refusal] };
    case "timeout":
      return { kind: "unavailable", reason: "timeout", sent: answer.sent, message: say.timeout };
    case "transport":
      return { kind: "unavailable", reason: "transport", sent: answer.sent, message: say.transport };
    case "cancelled":
      return { kind: "unavailable", reason: "transport", sent: answer.sent, message: say.cancelled };
    case "badAnswer":
      return { kind: "unavailable", reason: "badAnswer", sent: answer.sent, message: say.badAnswer };
    default:
      return assertNever(answer);
  }
}
