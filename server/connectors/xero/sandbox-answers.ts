import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer } from "../contract.ts";

export const uuid = (head: string, number: number): string => `${head}-4f0e-8a3f-${String(number).padStart(12, "0")}`;

/** Xero answers with dates in Microsoft's old JSON form. */
export const msDate = (at: number): string => `/Date(${at}+0000)/`;

export const ok = (body: ValueRecord, state: ValueRecord): SandboxAnswer => ({ status: 200, body, state });

/** A document that Xero does not take, with everything that is wrong with it. */
export function invalid(wrong: readonly string[], document: ValueRecord, state: ValueRecord): SandboxAnswer {
  const ValidationErrors = wrong.map((Message) => ({ Message }));
  const body = { ErrorNumber: 10, Type: "ValidationException", Message: "A validation exception occurred", Elements: [{ ...document, ValidationErrors }] };
  return { status: 400, body, state };
}
