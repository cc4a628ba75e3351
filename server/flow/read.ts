import { isList, isRecord, type Value, type ValueRecord } from "./value.ts";

/** Reads foreign data without trusting its form: what is not there, or is something else, reads as empty. */
export function asRecord(value: Value | undefined): ValueRecord {
  return value !== undefined && isRecord(value) ? value : {};
}
export function asList(value: Value | undefined): readonly Value[] {
  return value !== undefined && isList(value) ? value : [];
}
export function asText(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
export function asNumber(value: Value | undefined): number {
  return typeof value === "number" ? value : 0;
}
