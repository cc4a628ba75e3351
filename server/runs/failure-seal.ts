import type { CallFailure } from "#server/connectors/contract.ts";
import type { StepFailure } from "#server/engine/ports.ts";
import { assertNever } from "#server/errors.ts";
import type { FailureCode } from "#server/messages/failures.ts";
import { mappingIssueSentence } from "#server/messages/mapping-issues.ts";
import { open, seal } from "#server/sealing/seal.ts";

/** A failure as it stands in a row: its words may be an app's, with a customer's data in them, so they are sealed. */
export function sealFailure(key: Buffer, runId: string, failure: StepFailure): Buffer {
  return seal(key, `failure|${runId}`, Buffer.from(JSON.stringify(failure)));
}

export function openFailure(key: Buffer, runId: string, sealed: Buffer): StepFailure {
  const failure: StepFailure = JSON.parse(open(key, `failure|${runId}`, sealed).toString());
  return failure;
}

export function failureCode(failure: StepFailure): FailureCode {
  return failure.code === "call" ? callCode(failure.failure) : failure.code;
}

function callCode(failure: CallFailure): FailureCode {
  switch (failure.kind) {
    case "rejected":
    case "unauthorized":
    case "refused":
      return failure.kind;
    case "unavailable":
      return failure.reason;
    default:
      return assertNever(failure);
  }
}

/** The words of a failure that are not ours. */
export function saidBy(failure: StepFailure): { readonly said: string; readonly field: string } {
  switch (failure.code) {
    case "call":
      return { said: failure.failure.message, field: "field" in failure.failure ? (failure.failure.field ?? "") : "" };
    case "mapping":
      return { said: mappingIssueSentence(failure.issue), field: failure.path.join(".") };
    case "stopped":
      return { said: failure.message, field: "" };
    case "cancelled":
    case "tooManySteps":
    case "workedTooLong":
    case "openTooLong":
      return { said: "", field: "" };
    case "bug":
      return { said: failure.id, field: "" };
    default:
      return assertNever(failure);
  }
}
