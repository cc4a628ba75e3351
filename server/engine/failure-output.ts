import type { CallFailure } from "#server/connectors/contract.ts";
import { assertNever } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import type { StepFailure } from "./ports.ts";

/** What the steps behind port `error` see of a failed step: `invoice.error.message`, `.code`, `.status`, `.field`. */
export function failureOutput(reason: StepFailure): Value {
  switch (reason.code) {
    case "call":
      return { error: callError(reason.failure) };
    case "mapping":
      return { error: { code: "mapping", message: reason.message, status: null, field: reason.path.join(".") } };
    case "stopped":
      return { error: { code: "stopped", message: reason.message, status: null, field: null } };
    case "cancelled":
    case "tooManySteps":
    case "bug":
      return { error: { code: reason.code, message: reason.code, status: null, field: null } };
    default:
      return assertNever(reason);
  }
}

function callError(failure: CallFailure): Value {
  const status = "status" in failure ? (failure.status ?? null) : null;
  const field = "field" in failure ? (failure.field ?? null) : null;
  return { code: failure.kind, message: failure.message, status, field };
}
