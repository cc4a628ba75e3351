import { type FailureCode, failureStory } from "#server/messages/failures.ts";
import { runs } from "#server/messages/runs.ts";
import type { RunView } from "./status.ts";

export interface FailureParts {
  readonly what: string;
  readonly why: string;
  readonly safe: string;
  readonly next: string;
}

/** Where the one button of an error leads. */
export type Fix = "mapping" | "account" | "retry";

const fixes: { readonly [Code in FailureCode]: Fix } = {
  rejected: "mapping",
  mapping: "mapping",
  refused: "account",
  unauthorized: "account",
  transport: "retry",
  timeout: "retry",
  status: "retry",
  rateLimited: "retry",
  badAnswer: "retry",
  interrupted: "retry",
  stopped: "retry",
  cancelled: "retry",
  tooManySteps: "mapping",
  workedTooLong: "retry",
  openTooLong: "retry",
  bug: "retry",
  unknown: "retry",
};

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(runs.failureTitles, code);
}

/** What the run's failure says in four parts. The server's sentence begins with What and goes on with Why. */
export function failureParts(failure: NonNullable<RunView["failure"]>, stepName: string): FailureParts {
  const story = failureStory(isFailureCode(failure.code) ? failure.code : "bug", { step: stepName, said: "", field: "" });
  const told = failure.sentence.startsWith(story.what) ? failure.sentence.slice(story.what.length).trim() : "";
  return told === "" ? { ...story, why: failure.sentence === "" ? story.why : failure.sentence } : { ...story, why: told };
}

export function fixOf(code: string): Fix {
  return isFailureCode(code) ? fixes[code] : "retry";
}

/** A word or two for an attempt: "No answer". */
export function failureTitle(code: string): string {
  return isFailureCode(code) ? runs.failureTitles[code] : runs.failureTitles.bug;
}
