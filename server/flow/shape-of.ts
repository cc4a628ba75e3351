import { guessFormat } from "./format.ts";
import type { NumberShape, ObjectShape, Shape, ShapeNotes, StringShape } from "./shape.ts";
import { propertyOf } from "./shape-typed.ts";
import { isExact, isFile, isList, type Value, type ValueRecord } from "./value.ts";

/** The shape that an example has: every field it names is taken to be always there, formats are guessed from its texts. */
export function shapeOf(value: Value): Shape {
  if (value === null) return { type: "null" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (typeof value === "string") return shapeOfText(value);
  if (typeof value === "number") return Number.isInteger(value) ? { type: "number", integer: true } : { type: "number" };
  if (isExact(value)) return { type: "number" };
  if (isFile(value)) return { type: "file" };
  if (isList(value)) return { type: "array", items: shapeOfItems(value) };
  return shapeOfRecord(value);
}

/** One shape for several examples of the same thing. */
export function shapeOfExamples(examples: readonly Value[]): Shape {
  return shapeOfItems(examples);
}

function shapeOfText(value: string): Shape {
  const format = guessFormat(value);
  return format === undefined ? { type: "string" } : { type: "string", format };
}

function shapeOfItems(items: readonly Value[]): Shape {
  // A thousand items tell as much as a million.
  return items.slice(0, 1_000).map(shapeOf).reduce(mergeShapes, noEvidence);
}

function shapeOfRecord(record: ValueRecord): Shape {
  const entries = Object.entries(record);
  return { type: "object", properties: recordOf(entries.map(([key, value]) => [key, shapeOf(value)])), required: entries.map(([key]) => key) };
}

/** The items of an empty list. Known by identity: it gives way to any other shape, while `unknown` means anything. */
export const noEvidence: Shape = { type: "unknown" };

/**
 * The narrowest shape that holds both. A record keeps the fields of either and requires those that both require; text and
 * number together are unknown; null makes the other nullable.
 */
export function mergeShapes(a: Shape, b: Shape): Shape {
  if (a === b || b === noEvidence) return a;
  if (a === noEvidence) return b;
  if (a.type === "null" && b.type !== "null") return { ...b, nullable: true };
  if (b.type === "null" && a.type !== "null") return { ...a, nullable: true };
  const notes = mergeNotes(a, b);
  if (a.type === "object" && b.type === "object") return { ...notes, ...mergeObjects(a, b) };
  if (a.type === "array" && b.type === "array") return { ...notes, type: "array", items: mergeShapes(a.items, b.items) };
  if (a.type === "string" && b.type === "string") return { ...notes, ...mergeTexts(a, b) };
  if (a.type === "number" && b.type === "number") return { ...notes, ...mergeNumbers(a, b) };
  return a.type === b.type ? { ...a, ...notes } : { type: "unknown", ...notes };
}

function mergeNotes(a: Shape, b: Shape): ShapeNotes {
  return {
    ...(a.title !== undefined && a.title === b.title && { title: a.title }),
    ...(a.meaning !== undefined && a.meaning === b.meaning && { meaning: a.meaning }),
    ...((a.nullable || b.nullable) && { nullable: true }),
    ...((a.secret || b.secret) && { secret: true }),
    ...((a.personal || b.personal) && { personal: true }),
  };
}

function mergeObjects(a: ObjectShape, b: ObjectShape): ObjectShape {
  const keys = [...new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])];
  const properties = keys.flatMap((key): [string, Shape][] => {
    const left = propertyOf(a, key);
    const right = propertyOf(b, key);
    if (left === undefined) return right === undefined ? [] : [[key, right]];
    return [[key, right === undefined ? left : mergeShapes(left, right)]];
  });
  const additional = a.additional && b.additional ? mergeShapes(a.additional, b.additional) : (a.additional ?? b.additional);
  return {
    type: "object",
    properties: recordOf(properties),
    required: (a.required ?? []).filter((key) => b.required?.includes(key)),
    ...(additional && { additional }),
  };
}

function mergeTexts(a: StringShape, b: StringShape): StringShape {
  const maxLength = a.maxLength !== undefined && b.maxLength !== undefined ? Math.max(a.maxLength, b.maxLength) : undefined;
  return {
    type: "string",
    ...(a.format !== undefined && a.format === b.format && { format: a.format }),
    ...(a.enum && b.enum && { enum: [...new Set([...a.enum, ...b.enum])] }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

function mergeNumbers(a: NumberShape, b: NumberShape): NumberShape {
  return { type: "number", ...(a.integer && b.integer && { integer: true }) };
}

/** Without a prototype, so that a field may be called anything. */
function recordOf(entries: readonly (readonly [string, Shape])[]): { readonly [key: string]: Shape } {
  const record: { [key: string]: Shape } = Object.create(null);
  for (const [key, shape] of entries) record[key] = shape;
  return record;
}
