import type { CallFailure } from "#server/connectors/contract.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { StepFailure } from "./ports.ts";

/** What later steps see of a step that failed: `errorShape` of the flow core, as in `invoice.error.message`. */
export function failureOutput(reason: StepFailure): Value {
  return { error: reason.code === "call" ? callError(reason.failure) : ownError(reason) };
}

function callError(failure: CallFailure): ValueRecord {
  const status = "status" in failure && failure.status !== undefined ? { status: failure.status } : {};
  const field = "field" in failure && failure.field !== undefined ? { field: failure.field } : {};
  return { kind: failure.kind, message: failure.message, ...status, ...field };
}

function ownError(reason: Exclude<StepFailure, { code: "call" }>): ValueRecord {
  if (reason.code === "mapping") return { kind: "mapping", message: reason.issue.code, field: reason.path.join(".") };
  return { kind: "refused", message: reason.code };
}
