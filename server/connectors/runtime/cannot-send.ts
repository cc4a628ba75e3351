import type { ValueFault } from "#server/flow/shape-check.ts";

export type SendFault = ValueFault | "too_many_decimals" | "no_currency" | "in_form_name" | "in_question";

/** A value cannot be put where a template wants it. Thrown while a request is prepared, and told there as `refused`. */
export class CannotSend extends Error {
  readonly fault: SendFault;
  /** Path of the field, with dots. */
  readonly field: string;

  constructor(fault: SendFault, field: string) {
    super(`${fault} ${field}`);
    this.fault = fault;
    this.field = field;
  }
}
