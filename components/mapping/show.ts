import type { Shape } from "#server/flow/shape.ts";
import { EXACT, FILE, isExact, isFile, isList, isRecord, type Value } from "#server/flow/value.ts";
import { mappingWords } from "#server/messages/mapping.ts";

const words = mappingWords.values;
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A value in one short line, as people write it: dates in words, yes and no, lists by their first items. */
export function showValue(value: Value | undefined): string {
  if (value === undefined || value === null) return words.empty;
  if (typeof value === "string") return showText(value);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return String(value);
  if (isExact(value)) return value[EXACT];
  if (isFile(value)) return value[FILE].name;
  if (isList(value)) return value.length === 0 ? words.emptyList : showItems(value);
  if (isRecord(value)) return words.fields(Object.keys(value).length);
  return "";
}

/** The same, with the name of a fixed choice instead of its code. */
export function showChoice(shape: Shape, value: Value | undefined): string {
  if (shape.type !== "string" || typeof value !== "string") return showValue(value);
  return shape.enumTitles?.[shape.enum?.indexOf(value) ?? -1] ?? showValue(value);
}

function showItems(list: readonly Value[]): string {
  if (list.some((item) => item !== null && typeof item === "object" && !isExact(item))) return words.rows(list.length);
  const shown = list.slice(0, 3).map(showValue).join(", ");
  return list.length > 3 ? `${shown} +${list.length - 3}` : shown;
}

function showText(text: string): string {
  if (text === "") return words.emptyText;
  const date = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(text);
  if (date === null || Number.isNaN(Date.parse(text))) return text;
  const [, year, month, dayOfMonth, time] = date;
  const written = day.format(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  return time === undefined ? written : `${written}, ${time}`;
}
