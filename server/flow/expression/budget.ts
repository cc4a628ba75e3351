import { limits } from "../limits.ts";

export type FaultCode =
  | "too_many_steps"
  | "too_much_output"
  | "wrong_type"
  | "not_a_number"
  | "not_a_date"
  | "unknown_zone"
  | "divided_by_zero"
  | "too_many_digits"
  | "bad_pattern"
  | "bad_argument";

/** What stops a formula that was right when it was checked: the data was not as it was said to be, or a limit was met. */
export class FormulaFault extends Error {
  readonly code: FaultCode;
  readonly params: { readonly [name: string]: string };
  constructor(code: FaultCode, params: { readonly [name: string]: string } = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/**
 * What one evaluation may still use up. Every formula ends: there is no recursion in the language, each visited item and
 * each call costs a step, and work on texts and lists costs more the longer they are.
 */
export class Budget {
  #steps: number;
  #output: number;

  constructor(steps: number = limits.formulaSteps, output: number = limits.formulaOutput) {
    this.#steps = steps;
    this.#output = output;
  }

  /** Throws `too_many_steps`. */
  spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new FormulaFault("too_many_steps");
  }

  /** Reading or writing a text of that length. 256 code units cost about as much as a call. */
  spendText(length: number): void {
    this.spend(1 + (length >> 8));
  }

  /** Data that becomes part of the result, as JSON text would count it. Throws `too_much_output`. */
  give(size: number): void {
    this.#output -= size;
    if (this.#output < 0) throw new FormulaFault("too_much_output");
  }

  get stepsLeft(): number {
    return this.#steps;
  }

  get outputLeft(): number {
    return this.#output;
  }
}
