/**
 * The type language of fields: a small subset of JSON Schema (2020-12) with what the mapper needs beside it.
 *
 * Optionality lives in `required` of the object that holds a field; `nullable` says that the value may be null although
 * the field is there. Both make a value "maybe missing" for a required target.
 */
export interface ShapeNotes {
  readonly title?: string;
  readonly description?: string;
  /** What the field means across apps: `email`, `money.total`, `addr.postcode`. Drives suggestions. */
  readonly meaning?: string;
  readonly nullable?: true;
  /** Never shown, logged or exported. */
  readonly secret?: true;
  /** Personal data: hidden until revealed, found by erasure. */
  readonly personal?: true;
  /** Live options from the account: id of a lookup of the same connector. */
  readonly lookup?: string;
  /** Fields of the same step whose fixed values the live options depend on. */
  readonly lookupGiven?: readonly string[];
  readonly default?: string | number | boolean;
}

export type TextFormat = "date" | "date-time" | "email" | "uri" | "decimal" | "uuid" | "country" | "currency";

export interface StringShape extends ShapeNotes {
  readonly type: "string";
  readonly format?: TextFormat;
  readonly enum?: readonly string[];
  readonly enumTitles?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
}
export interface NumberShape extends ShapeNotes {
  readonly type: "number";
  readonly integer?: true;
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface BooleanShape extends ShapeNotes {
  readonly type: "boolean";
}
export interface ArrayShape extends ShapeNotes {
  readonly type: "array";
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export interface ObjectShape extends ShapeNotes {
  readonly type: "object";
  readonly properties: { readonly [key: string]: Shape };
  readonly required?: readonly string[];
  /** Shape of fields that are not named; absent = the object is closed. */
  readonly additional?: Shape;
}
export interface FileShape extends ShapeNotes {
  readonly type: "file";
}
/** Always null: an unset literal. */
export interface NullShape extends ShapeNotes {
  readonly type: "null";
}
/** Anything: a webhook without an example, an answer that the vendor does not describe. */
export interface UnknownShape extends ShapeNotes {
  readonly type: "unknown";
}

export type Shape = StringShape | NumberShape | BooleanShape | ArrayShape | ObjectShape | FileShape | NullShape | UnknownShape;
