import { printJson } from "#server/flow/json.ts";
import { isExact, isFile, isList, isRecord, type Value } from "#server/flow/value.ts";
import type { BodyTemplate } from "../contract.ts";
import { fillTree, type Scope } from "./template.ts";

export interface EncodedBody {
  readonly contentType: string;
  readonly text: string;
}

/** The exact bytes of a body; the same input gives the same text. Numbers keep all their digits. */
export function encodeBody(body: BodyTemplate, scope: Scope): EncodedBody {
  switch (body.codec) {
    case "json":
      return { contentType: "application/json", text: printJson(fillTree(body.value, scope) ?? {}) };
    case "graphql":
      return { contentType: "application/json", text: printJson({ query: body.query, variables: fillTree(body.variables, scope) ?? {} }) };
    case "form":
      return { contentType: "application/x-www-form-urlencoded", text: formText(fillTree(body.value, scope) ?? {}) };
  }
}

/** Nested fields as `a[b][0][c]=`, which is how Stripe and others read forms. */
function formText(value: Value): string {
  return pairs(value, "")
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join("&");
}

function pairs(value: Value, name: string): readonly (readonly [string, string])[] {
  const inner = (key: string): string => (name === "" ? key : `${name}[${key}]`);
  if (value === null) return [[name, ""]];
  if (isExact(value)) return [[name, value["\u0000exact"]]];
  if (isList(value)) return value.flatMap((item, index) => pairs(item, inner(String(index))));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => pairs(item, inner(key)));
  return isFile(value) ? [] : [[name, String(value)]];
}
