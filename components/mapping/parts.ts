import { parseJson, printJson } from "#server/flow/json.ts";
import type { Mapping, TextPart } from "#server/flow/mapping.ts";
import type { Shape } from "#server/flow/shape.ts";
import { isNumeric, type Value } from "#server/flow/value.ts";

/** What a field holds, as it is typed: text, pills, and text around pills. Texts stand at both ends and between pills. */
export type Parts = readonly TextPart[];

export function partsOf(mapping: Mapping | null): Parts {
  if (mapping === null) return [{ text: "" }];
  if (mapping.kind === "literal") return [{ text: literalText(mapping.value) }];
  if (mapping.kind === "formula") return spaced([{ formula: mapping.formula }]);
  return mapping.kind === "text" ? spaced(mapping.parts) : [{ text: "" }];
}

export function literalText(value: Value): string {
  if (typeof value === "string") return value;
  return value === null ? "" : printJson(value);
}

/** The same parts with one text, maybe empty, before, between and after the pills. */
export function spaced(parts: Parts): Parts {
  const out: TextPart[] = [{ text: "" }];
  for (const part of parts) {
    const last = out.at(-1);
    if ("formula" in part) out.push(part, { text: "" });
    else if (last !== undefined && "text" in last) out[out.length - 1] = { text: last.text + part.text };
  }
  return out;
}

/** The mapping that the parts mean for a field of that shape. Null when nothing is written. */
export function mappingOfParts(parts: Parts, shape: Shape): Mapping | null {
  const written = parts.filter((part) => "formula" in part || part.text !== "");
  const [only] = written;
  if (only === undefined) return null;
  if (written.length > 1) return { kind: "text", parts: written };
  return "formula" in only ? { kind: "formula", formula: only.formula } : { kind: "literal", value: typedValue(only.text, shape) };
}

/** Typed text as the field's own kind of value; text that is not one stays text, and the check says so. */
function typedValue(text: string, shape: Shape): Value {
  if (shape.type === "string") return text;
  const parsed = parseJson(text.trim());
  if (!parsed.ok) return text;
  const fits = shape.type === "number" ? isNumeric(parsed.value) : shape.type === "boolean" ? typeof parsed.value === "boolean" : shape.type !== "unknown";
  return fits ? parsed.value : text;
}

/** Puts a pill into the text at an offset. */
export function insertPill(parts: Parts, index: number, offset: number, formula: string): Parts {
  const here = parts[index];
  if (here === undefined || !("text" in here)) return spaced([...parts, { formula }]);
  return spaced([...parts.slice(0, index), { text: here.text.slice(0, offset) }, { formula }, { text: here.text.slice(offset) }, ...parts.slice(index + 1)]);
}

export function replacePart(parts: Parts, index: number, part: TextPart): Parts {
  return parts.map((one, at) => (at === index ? part : one));
}

export function removePart(parts: Parts, index: number): Parts {
  return spaced(parts.filter((_, at) => at !== index));
}

/** One formula that says what the parts say: text is quoted, parts are joined. */
export function formulaOfParts(parts: Parts): string {
  const written = parts.filter((part) => "formula" in part || part.text !== "");
  return written.map((part) => ("formula" in part ? part.formula : JSON.stringify(part.text))).join(" + ");
}
