import { assertNever } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import { connectorMessages as say } from "#server/messages/connectors.ts";
import type { CallFailure, ErrorRule } from "../contract.ts";
import { textsAt, valuesAt } from "./path.ts";

export interface AppAnswer {
  readonly status: number;
  /** Undefined when the answer was no JSON. */
  readonly body: Value | undefined;
  readonly retryAfterMs: number | undefined;
}

const LONGEST_MESSAGE = 500;

/** What the rules of an app say about an answer; null when none speaks of it. */
export function failureByRules(rules: readonly ErrorRule[], answer: AppAnswer): CallFailure | null {
  const rule = rules.find((candidate) => matches(candidate.when, answer));
  return rule === undefined ? null : failureOf(rule, answer);
}

/** What an answer outside 2xx means when no rule speaks of it. */
export function failureByStatus(answer: AppAnswer): CallFailure {
  const { status } = answer;
  if (status === 401) return { kind: "unauthorized", status, message: say.unauthorized };
  if (status === 429) return rateLimited(answer, say.rateLimited);
  if (status === 408 || status >= 500) return unavailable(answer, say.status(status));
  return { kind: "rejected", status, message: status < 400 ? say.redirect(status) : say.status(status) };
}

function matches(when: ErrorRule["when"], { status, body }: AppAnswer): boolean {
  if (!statusMatches(when.status, status)) return false;
  if (when.path === undefined) return when.status !== undefined;
  const found = valuesAt(body, when.path);
  if (when.equals !== undefined) return found.includes(when.equals);
  const filled = found.some((value) => value !== null && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0));
  // An answer that could not be read is not an empty one.
  return when.empty === true ? !filled && body !== undefined : filled;
}

function statusMatches(wanted: ErrorRule["when"]["status"], status: number): boolean {
  if (wanted === undefined) return status >= 200 && status < 300;
  if (wanted === "5xx") return status >= 500;
  if (wanted === "4xx") return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429;
  return wanted === status;
}

function failureOf(rule: ErrorRule, answer: AppAnswer): CallFailure {
  const { status } = answer;
  const own = rule.message === undefined ? "" : clean(textsAt(answer.body, rule.message).join("; "));
  const field = rule.field === undefined ? undefined : textsAt(answer.body, rule.field)[0];
  const where = field === undefined ? {} : { field: clean(field) };
  const said = own || rule.words;
  const rejected = { kind: "rejected", status, message: said || say.status(status), ...where } as const;
  switch (rule.means) {
    case "rejected":
      return rejected;
    case "notFound":
      return { ...rejected, message: own || say.notFound, code: rule.means };
    case "duplicate":
      return { ...rejected, code: rule.means };
    case "unauthorized":
      return { kind: "unauthorized", status, message: said || say.unauthorized };
    case "unavailable":
      return unavailable(answer, said || say.status(status));
    case "rateLimited":
      return rateLimited(answer, said || say.rateLimited);
    default:
      return assertNever(rule.means);
  }
}

/** The app was reached and may have done its work before it failed. */
function unavailable({ status, retryAfterMs }: AppAnswer, message: string): CallFailure {
  return { kind: "unavailable", reason: "status", sent: true, status, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** A limiter stands before the work: the call had no effect. */
function rateLimited({ status, retryAfterMs }: AppAnswer, message: string): CallFailure {
  return { kind: "unavailable", reason: "rateLimited", sent: false, status, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function clean(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").slice(0, LONGEST_MESSAGE);
}
