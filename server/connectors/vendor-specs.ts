import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { parse as parseYaml } from "yaml";
import type { Shape } from "#server/flow/shape.ts";
import { isExact, isList, isRecord, type Value } from "#server/flow/value.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Patch = { readonly op: "add" | "replace"; readonly path: string; readonly value: Json };

/** A vendor's OpenAPI document with its objects closed, so that a misspelt field is an error. */
export class VendorSpec {
  private readonly document: Json;
  private readonly ajv: Ajv;

  /** `form`: values come as text, so that `7990` is a number where one is wanted. */
  constructor(file: string, overlay?: string, form = false, amended: readonly Patch[] = []) {
    this.ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, coerceTypes: form, multipleOfPrecision: 6 });
    const text = readFileSync(file, "utf8");
    const parsed: Json = file.endsWith(".yaml") ? parseYaml(text) : JSON.parse(text);
    const patches: Json = overlay === undefined ? [] : JSON.parse(readFileSync(overlay, "utf8"));
    this.document = closed(patched(patched(parsed, patches), [...amended]));
    formats.default(this.ajv);
    for (const name of ["unix-time", "decimal", "datetime"]) this.ajv.addFormat(name, true);
    // The document is no schema itself; it only holds the ones that are pointed to.
    this.ajv.addSchema({ $id: "spec", ...(isObject(this.document) ? this.document : {}) });
  }

  /** Names of the query parameters of an operation, those of its path among them. */
  queryNames(operation: readonly string[]): readonly string[] {
    const lists = [at(this.document, [...operation, "parameters"]), at(this.document, [...operation.slice(0, -1), "parameters"])];
    return lists
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .flatMap((item) => {
        const found = isObject(item) && typeof item.$ref === "string" ? at(this.document, item.$ref.split("/").slice(1)) : item;
        return isObject(found) && found.in === "query" && typeof found.name === "string" ? [found.name] : [];
      });
  }

  /** Checks what stands at a JSON pointer of the document against `value`; the list of complaints is empty when it fits. */
  complaints(pointer: readonly string[], value: unknown): readonly string[] {
    if (at(this.document, pointer) === undefined) return [`The description has nothing at ${pointer.join("/")}`];
    const path = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate: ValidateFunction = this.ajv.compile({ $ref: `spec#/${path}` });
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(value: Json, pointer: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const part of pointer) found = isObject(found) ? found[part] : undefined;
  return found;
}

/** RFC 6902 as far as the overlays go: `add` and `replace` of a member. */
function patched(document: Json, patches: Json | Patch[]): Json {
  for (const patch of Array.isArray(patches) ? patches : []) {
    if (!isObject(patch) || typeof patch.path !== "string" || patch.value === undefined) continue;
    const parts = patch.path
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const parent = at(document, parts.slice(0, -1));
    if (!isObject(parent)) throw new Error(`The overlay names ${patch.path}, which the description does not have.`);
    parent[parts.at(-1) ?? ""] = patch.value;
  }
  return document;
}

function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (!isObject(value)) return value;
  // OpenAPI 3.0 may put `nullable` beside `anyOf`; the checker knows it beside `type` only.
  if (value.nullable === true && value.type === undefined) {
    const { nullable: _, ...rest } = value;
    return closed({ anyOf: [rest, { type: "null" }] });
  }
  const inner = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  return isObject(inner.properties) && inner.additionalProperties === undefined && isSchema(inner) ? { ...inner, additionalProperties: false } : inner;
}

/** A schema that lists fields, not a field of that name. */
function isSchema(value: { [key: string]: Json }): boolean {
  return value.type === "object" || (Array.isArray(value.type) && value.type.includes("object"));
}

/** An input with every field that a shape names, so that no spelling goes unchecked. */
export function fullInput(shape: Shape): Value {
  switch (shape.type) {
    case "object":
      return Object.fromEntries(Object.entries(shape.properties).map(([name, field]) => [name, fullInput(field)]));
    case "array":
      return Array.from({ length: Math.max(1, shape.minItems ?? 1) }, () => fullInput(shape.items));
    case "string":
      return shape.enum?.at(-1) ?? textOf(shape.format, shape.minLength ?? 1);
    case "number":
      return Math.max(1, shape.minimum ?? 1);
    case "boolean":
      return true;
    case "file":
    case "null":
    case "unknown":
      return null;
  }
}

function textOf(format: string | undefined, minLength: number): string {
  switch (format) {
    case "date":
      return "2026-11-20";
    case "date-time":
      return "2026-11-20T09:41:27Z";
    case "email":
      return "ada.bell@example.com";
    case "uri":
      return "https://example.com/orders/1042";
    case "decimal":
      return "79.90";
    case "uuid":
      return "0198c1a4-7e1b-7c32-9a55-3f6a1d0b4c11";
    case "country":
      return "GB";
    case "currency":
      return "GBP";
    default:
      return "x".repeat(Math.max(1, minLength));
  }
}

/** A value with exact numbers as doubles: what a checker that knows no better reads. */
export function rounded(value: Value): unknown {
  if (isExact(value)) return Number(value["\u0000exact"]);
  if (isList(value)) return value.map(rounded);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) : value;
}
