import { expect, test } from "vitest";
import { type FailureCode, failureSentence, failureStory } from "./failures.ts";

const codes: { readonly [Code in FailureCode]: true } = {
  rejected: true,
  unauthorized: true,
  refused: true,
  transport: true,
  timeout: true,
  status: true,
  rateLimited: true,
  badAnswer: true,
  interrupted: true,
  mapping: true,
  stopped: true,
  cancelled: true,
  tooManySteps: true,
  workedTooLong: true,
  openTooLong: true,
  bug: true,
  unknown: true,
};
const every = Object.keys(codes) as FailureCode[];

test.each(every)("%s says what, why, what is safe and what next, in whole sentences", (code) => {
  for (const params of [
    { step: "Invoice", said: "", field: "" },
    { step: "Invoice", said: "The due date is too early", field: "DueDate" },
  ]) {
    const parts = Object.values(failureStory(code, params));
    expect(parts).toHaveLength(4);
    for (const part of parts) expect(part).toMatch(/^[A-Z“].*[.?]$/);
    expect(parts.join(" ")).not.toMatch(/[!]|Oops|undefined|\{/);
  }
});

test("what the app said is told as it said it", () => {
  expect(failureSentence("rejected", { step: "Invoice", said: "No such account code", field: "AccountCode" })).toBe(
    "The app did not accept “Invoice”. No such account code. Field: AccountCode.",
  );
});
