import { createHash } from "node:crypto";
import { isList, type Value } from "#server/flow/value.ts";
import { isName, plainText } from "./plain.ts";
import { soqlConditions, soqlText } from "./soql.ts";

/** A value in the words of an app's own small language; undefined when it cannot safely be one. */
type Wording = (value: Value) => string | undefined;

/** What may stand in front of a path in a placeholder. */
export const wordings: { readonly [name: string]: Wording } = {
  // Mailchimp addresses a member by this hash; it guards nothing.
  md5Lower: (value) => ofText(value, (text) => createHash("md5").update(text.toLowerCase()).digest("hex")),
  lower: (value) => ofText(value, (text) => text.toLowerCase()),
  quoted: (value) => ofText(value, (text) => (/["\\\p{Cc}]/u.test(text) ? undefined : `"${text}"`)),
  soql: (value) => ofText(value, soqlText),
  name: (value) => names(isList(value) ? value : [value]),
  soqlWhere: soqlConditions,
};

function ofText(value: Value, change: (text: string) => string | undefined): string | undefined {
  const text = plainText(value);
  return text === undefined ? undefined : change(text);
}

function names(values: readonly Value[]): string | undefined {
  const texts = values.map(plainText);
  return texts.length > 0 && texts.every((text) => text !== undefined && isName(text)) ? texts.join(", ") : undefined;
}
