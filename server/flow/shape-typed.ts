import type { ObjectShape, Shape } from "./shape.ts";

/** What is known of a value before it is there: its shape, and whether it may be missing or null. */
export interface Typed {
  readonly shape: Shape;
  readonly optional: boolean;
}

export const text: Typed = { shape: { type: "string" }, optional: false };
export const number: Typed = { shape: { type: "number" }, optional: false };
export const whole: Typed = { shape: { type: "number", integer: true }, optional: false };
export const yesNo: Typed = { shape: { type: "boolean" }, optional: false };
export const anything: Typed = { shape: { type: "unknown" }, optional: true };

/** Moves "may be null" from the shape to the value, where "may be missing" lives. */
export function typed(shape: Shape, optional: boolean): Typed {
  if (shape.type === "null") return { shape, optional: true };
  if (shape.nullable === undefined) return { shape, optional };
  const { nullable: _, ...present } = shape;
  return { shape: present, optional: true };
}

export function maybe(value: Typed): Typed {
  return value.optional ? value : { shape: value.shape, optional: true };
}

/** The field of a record, or null when the record is known not to have it. */
export function fieldOf(value: Typed, key: string): Typed | null {
  if (value.shape.type === "unknown") return anything;
  if (value.shape.type !== "object") return null;
  const shape = propertyOf(value.shape, key);
  if (shape !== undefined) return typed(shape, value.optional || !isRequired(value.shape, key));
  return value.shape.additional === undefined ? null : typed(value.shape.additional, true);
}

/** An item of a list. Lists hold no gaps, so it is there unless it may be null. */
export function itemOf(list: Typed): Typed | null {
  if (list.shape.type === "unknown") return anything;
  return list.shape.type === "array" ? typed(list.shape.items, false) : null;
}

export function propertyOf(shape: ObjectShape, key: string): Shape | undefined {
  return Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
}

export function isRequired(shape: ObjectShape, key: string): boolean {
  return shape.required?.includes(key) ?? false;
}
