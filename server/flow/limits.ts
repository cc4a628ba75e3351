/**
 * Every limit of the product that the core enforces, in one place. Each is told in the error that it causes.
 *
 * Sizes are UTF-16 code units of JSON text, which is never more than its bytes.
 */
export const limits = {
  nodes: 1_000,
  loopDepth: 4,
  stepRows: 100_000,
  /** Foreign JSON. */
  jsonDepth: 64,
  jsonKeys: 50_000,
  jsonText: 1_000_000,
  webhookBody: 1_000_000,
  webhookBodyMost: 10_000_000,
  apiAnswer: 10_000_000,
  stepValue: 10_000_000,
  file: 100_000_000,
  /** Formulas. */
  formulaLength: 10_000,
  formulaDepth: 250,
  formulaSteps: 100_000,
  formulaOutput: 1_000_000,
  /** All formulas of one mapping together. */
  mappingSteps: 1_000_000,
  mappingDepth: 32,
  patternLength: 500,
  /** Digits of one number, its zeros before and after the point included. */
  numberDigits: 1_000,
} as const;
