import { printJson } from "#server/flow/json.ts";
import type { BodyTemplate } from "../contract.ts";
import { formText } from "./form.ts";
import { fillTree, type Scope } from "./template.ts";

export interface EncodedBody {
  readonly contentType: string;
  readonly text: string;
}

/** The exact bytes of a body; the same input gives the same text. Numbers keep all their digits. @throws CannotSend */
export function encodeBody(body: BodyTemplate, scope: Scope): EncodedBody {
  switch (body.codec) {
    case "json":
      return { contentType: body.type ?? "application/json", text: printJson(fillTree(body.value, scope) ?? {}) };
    case "graphql":
      return { contentType: "application/json", text: printJson({ query: body.query, variables: fillTree(body.variables, scope) ?? {} }) };
    case "form":
      return { contentType: "application/x-www-form-urlencoded", text: formText(fillTree(body.value, scope) ?? {}) };
  }
}
