import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";

/** A refusal of the whole request: one error. */
export function refusal(state: ValueRecord, status: number, message: string, details?: string): SandboxAnswer {
  return { status, body: { code: status === 401 ? "Unauthorized" : "BadRequest", message, ...(details === undefined ? {} : { details }) }, state };
}

/** A refusal that speaks of orders: a list. */
export function orderErrors(state: ValueRecord, status: number, order: number, message: string): SandboxAnswer {
  return { status, body: [{ accountOrderNumber: order, code: status === 404 ? "OrderNotFound" : "OrderInvalid", message }], state };
}
