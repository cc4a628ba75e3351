import type { ErrorMessage } from "./errors.ts";

/** Why a step did not succeed, as it is counted and grouped. */
export type FailureCode =
  | "rejected"
  | "unauthorized"
  | "refused"
  | "transport"
  | "timeout"
  | "status"
  | "rateLimited"
  | "badAnswer"
  | "interrupted"
  | "mapping"
  | "stopped"
  | "cancelled"
  | "tooManySteps"
  | "workedTooLong"
  | "openTooLong"
  | "bug"
  | "unknown";

export interface FailureParams {
  /** The step's name, as the flow calls it. */
  readonly step: string;
  /** What the app itself said; "" when it said nothing. */
  readonly said: string;
  /** Field that the app or the mapping complains about; "" when none is named. */
  readonly field: string;
}

const stepsBefore = "The steps before it are done and will not be repeated.";
const mayBeThere = "The call may have arrived. A retry sends the same call again, marked as a repeat.";

/** What happened, why, what was not affected, what to do next: for every way a step can fail. */
const stories: { readonly [Code in FailureCode]: (params: FailureParams) => ErrorMessage } = {
  rejected: ({ step, said, field }) => ({
    what: `The app did not accept “${step}”.`,
    why: field === "" ? sentence(said, "It gave no reason.") : `${sentence(said, "It did not accept a value.")} Field: ${field}.`,
    safe: stepsBefore,
    next: "Look at the values of this step, correct the mapping or the data, then retry from here.",
  }),
  unauthorized: ({ step, said }) => ({
    what: `The account of “${step}” does not work any more.`,
    why: sentence(said, "The app refused its access."),
    safe: `${stepsBefore} This step had no effect.`,
    next: "Reconnect the account, then retry from here.",
  }),
  refused: ({ step, said }) => ({
    what: `“${step}” was stopped before anything was sent.`,
    why: sentence(said, "The address or the data is not allowed for this account."),
    safe: "Nothing left this system.",
    next: "Check the account and the values of this step.",
  }),
  transport: ({ step }) => ({
    what: `The app of “${step}” could not be reached.`,
    why: "The connection failed at every try.",
    safe: `${stepsBefore} ${mayBeThere}`,
    next: "Retry from here when the app is up again.",
  }),
  timeout: ({ step }) => ({
    what: `The app of “${step}” did not answer in time.`,
    why: "It took longer than this step allows.",
    safe: mayBeThere,
    next: "Retry from here, or allow the step more time.",
  }),
  status: ({ step, said }) => ({
    what: `The app of “${step}” had a fault of its own.`,
    why: sentence(said, "It answered with an error at every try."),
    safe: `${stepsBefore} ${mayBeThere}`,
    next: "Retry from here when the app is well again.",
  }),
  rateLimited: ({ step }) => ({
    what: `The app of “${step}” asked for fewer calls.`,
    why: "Its limit for this account was reached at every try.",
    safe: "This step had no effect, and what was done before it stays done.",
    next: "Retry from here later, or let fewer runs use this account at once.",
  }),
  badAnswer: ({ step }) => ({
    what: `The answer to “${step}” could not be read.`,
    why: "It was cut short, too large, or not what the app describes.",
    safe: mayBeThere,
    next: "Look at the answer in the step's details, then retry from here.",
  }),
  interrupted: ({ step }) => ({
    what: `“${step}” was interrupted again and again.`,
    why: "The program ended while it waited for the app's answer.",
    safe: mayBeThere,
    next: "Retry from here. If it happens again, tell whoever runs this system.",
  }),
  mapping: ({ step, said, field }) => ({
    what: `The values for “${step}” could not be worked out.`,
    why: field === "" ? sentence(said, "The mapping gave no usable value.") : `${sentence(said, "There is no usable value.")} Field: ${field}.`,
    safe: "Nothing was sent for this step.",
    next: "Correct the mapping of this field, or set a value to use when it is empty.",
  }),
  stopped: ({ step, said }) => ({
    what: `The flow stopped itself at “${step}”.`,
    why: sentence(said, "This step says when a run counts as failed."),
    safe: "What was done before it stays done.",
    next: "Look at the data of this run to see why it came here.",
  }),
  cancelled: () => ({
    what: "This run was cancelled.",
    why: "Somebody ended it.",
    safe: "Steps that were done stay done; no new ones began.",
    next: "Retry the run to go on where it ended.",
  }),
  tooManySteps: ({ step }) => ({
    what: `The run became too long at “${step}”.`,
    why: "A run may have 100,000 steps.",
    safe: "What was done stays done.",
    next: "Split the work over several runs.",
  }),
  workedTooLong: ({ step }) => ({
    what: `The run was ended at “${step}”, because it worked for too long.`,
    why: "A run may work for one hour; the time in which it only waits does not count.",
    safe: "What was done stays done, and will not be repeated.",
    next: "Retry from here to give it another hour. If it comes again, split the work over several runs.",
  }),
  openTooLong: ({ step }) => ({
    what: `The run was ended at “${step}”, because it was open for too long.`,
    why: "A run may take thirty days in all, with everything that it waits for.",
    safe: "What was done stays done, and will not be repeated.",
    next: "Look at what this step waited for, then retry from here.",
  }),
  bug: ({ step }) => ({
    what: step === "" ? "Something went wrong on our side." : `Something went wrong on our side at “${step}”.`,
    why: "This is a fault of the program, not of your flow.",
    safe: stepsBefore,
    next: "Retry from here. If it fails again, send the number in the details to whoever runs this system.",
  }),
  unknown: ({ step }) => ({
    what: `It is not known whether “${step}” worked.`,
    why: "The call was sent, no answer came, and this app cannot tell a repeat from a new call.",
    safe: "Nothing was sent a second time.",
    next: "Look in the app. Retry only if it is not there.",
  }),
};

/** The four parts for one failure. */
export function failureStory(code: FailureCode, params: FailureParams): ErrorMessage {
  return stories[code](params);
}

/** One line for a list. */
export function failureSentence(code: FailureCode, params: FailureParams): string {
  const { what, why } = stories[code](params);
  return `${what} ${why}`;
}

function sentence(said: string, otherwise: string): string {
  const text = said.trim();
  if (text === "") return otherwise;
  return /[.?]$/.test(text) ? text : `${text}.`;
}
