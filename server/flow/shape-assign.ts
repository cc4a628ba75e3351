import type { FixLabel } from "./problem.ts";
import type { ArrayShape, NumberShape, ObjectShape, Shape, StringShape, TextFormat } from "./shape.ts";
import { wordFor } from "./shape-check.ts";
import { fieldOf, isRequired, itemOf, type Typed, typed } from "./shape-typed.ts";

export type AssignFault =
  | "required_missing"
  | "maybe_missing"
  | "wrong_type"
  | "list_into_single"
  | "single_into_list"
  | "not_in_enum"
  | "too_long"
  | "wrong_format";

/** Why a value cannot be put, or may not fit, where the target wants it. `path`: below the target; `[]` = each item. */
export interface AssignProblem {
  readonly code: AssignFault;
  readonly severity: "error" | "warning";
  readonly path: readonly string[];
  readonly params: { readonly [name: string]: string };
  readonly fixes: readonly FixLabel[];
}

const NOTHING: readonly AssignProblem[] = [];

/**
 * Whether every value of the source fits the target. Errors: some value surely does not fit, or would have to be converted;
 * nothing is converted silently. Warnings: it fits if the data is as it should be. Unknown data is checked when it is there.
 */
export function assign(source: Typed, target: Shape, required: boolean): readonly AssignProblem[] {
  return [...missing(source, target, required), ...fits(source, target)];
}

function missing(source: Typed, target: Shape, required: boolean): readonly AssignProblem[] {
  if (!required || !source.optional || target.nullable || target.type === "null") return NOTHING;
  if (source.shape.type === "null") return [problem("required_missing", "error")];
  return [problem("maybe_missing", "error", {}, ["set_fallback"])];
}

function fits(source: Typed, target: Shape): readonly AssignProblem[] {
  const { shape } = source;
  if (shape.type === "unknown" || shape.type === "null") return NOTHING;
  if (shape.type === "array" && target.type !== "array" && target.type !== "unknown") return [listIntoSingle(shape, target)];
  switch (target.type) {
    case "unknown":
      return NOTHING;
    case "string":
      return shape.type === "string"
        ? fitsText(shape, target)
        : [wrongType(shape, target, shape.type === "object" || shape.type === "file" ? [] : ["convert_to_text"])];
    case "number":
      return shape.type === "number" ? fitsNumber(shape, target) : [wrongType(shape, target, readsAsNumber(shape) ? ["convert_to_number"] : [])];
    case "boolean":
    case "file":
    case "null":
      return shape.type === target.type ? NOTHING : [wrongType(shape, target, [])];
    case "array":
      return fitsList(source, target);
    case "object":
      return shape.type === "object" ? fitsRecord(source, target) : [wrongType(shape, target, [])];
  }
}

function fitsText(source: StringShape, target: StringShape): readonly AssignProblem[] {
  return [...fitsEnum(source, target), ...fitsFormat(source, target), ...fitsLength(source, target)];
}

function fitsEnum(source: StringShape, target: StringShape): readonly AssignProblem[] {
  const options = target.enum;
  if (!options) return NOTHING;
  const params = { options: options.slice(0, 8).join(", ") };
  if (!source.enum) return [problem("not_in_enum", "warning", { ...params, value: "" })];
  const strangers = source.enum.filter((value) => !options.includes(value));
  return strangers.length === 0 ? NOTHING : [problem("not_in_enum", "error", { ...params, value: strangers.slice(0, 3).join(", ") })];
}

function fitsLength(source: StringShape, target: StringShape): readonly AssignProblem[] {
  if (target.maxLength === undefined || source.maxLength === undefined || source.maxLength <= target.maxLength) return NOTHING;
  return [problem("too_long", "warning", { max: String(target.maxLength), length: String(source.maxLength) }, ["cut_to_length"])];
}

function fitsFormat(source: StringShape, target: StringShape): readonly AssignProblem[] {
  if (target.format === undefined || target.format === source.format) return NOTHING;
  const dates = target.format === "date" || target.format === "date-time";
  const fixes: readonly FixLabel[] = dates && !isOther(source.format) ? ["convert_to_date"] : [];
  const params = { format: target.format, actual: source.format ?? "" };
  if (source.format !== undefined) return [problem("wrong_format", "error", params, fixes)];
  // Apps seldom say that a text is an address or a code, but a date that is none fails every time.
  return dates || target.format === "decimal" ? [problem("wrong_format", "warning", params, fixes)] : NOTHING;
}

function isOther(format: TextFormat | undefined): boolean {
  return format !== undefined && format !== "date" && format !== "date-time";
}

function fitsNumber(source: NumberShape, target: NumberShape): readonly AssignProblem[] {
  if (!target.integer || source.integer) return NOTHING;
  return [problem("wrong_type", "error", { expected: "whole number", actual: "number" }, ["round_number"])];
}

function fitsList(source: Typed, target: ArrayShape): readonly AssignProblem[] {
  const item = itemOf(source);
  if (item === null)
    return [problem("single_into_list", "error", { actual: wordFor(source.shape.type) }, fits(source, target.items).length === 0 ? ["make_list"] : [])];
  const inner = assign(item, target.items, true);
  return inner.map((one) => ({ ...one, path: ["[]", ...one.path], fixes: ["each_item"] }));
}

function fitsRecord(source: Typed, target: ObjectShape): readonly AssignProblem[] {
  // That the record itself may be missing is told once, at the record.
  const present: Typed = { shape: source.shape, optional: false };
  return Object.entries(target.properties).flatMap(([key, shape]) => {
    const required = isRequired(target, key);
    const value = fieldOf(present, key);
    const inner = value === null ? (required ? [problem("required_missing", "error")] : NOTHING) : assign(value, shape, required);
    return inner.map((one) => ({ ...one, path: [key, ...one.path], fixes: [] }));
  });
}

function listIntoSingle(source: ArrayShape, target: Shape): AssignProblem {
  const item = typed(source.items, false);
  const fixes: FixLabel[] = [];
  if (fits(item, target).every((one) => one.severity === "warning")) fixes.push("take_first", "take_last");
  if (target.type === "string" && ["string", "number", "boolean"].includes(item.shape.type)) fixes.push("join_list");
  if (target.type === "number") fixes.push("count_list");
  if (target.type === "number" && item.shape.type === "number") fixes.push("sum_list");
  return problem("list_into_single", "error", { expected: wordFor(target.type) }, fixes);
}

function readsAsNumber(shape: Shape): boolean {
  return shape.type === "string" && (shape.format === undefined || shape.format === "decimal");
}

function wrongType(source: Shape, target: Shape, fixes: readonly FixLabel[]): AssignProblem {
  return problem("wrong_type", "error", { expected: wordFor(target.type), actual: wordFor(source.type) }, fixes);
}

function problem(code: AssignFault, severity: "error" | "warning", params: AssignProblem["params"] = {}, fixes: readonly FixLabel[] = []): AssignProblem {
  return { code, severity, path: [], params, fixes };
}
