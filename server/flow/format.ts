import { parseDecimal } from "./decimal.ts";
import type { TextFormat } from "./shape.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:\.\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;
const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A day of the calendar as `2026-11-22`. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A moment with its offset, as `2026-11-22T14:02:11+00:00`. */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  return match?.[1] !== undefined && isDate(match[1]);
}

/** Whether a text is written the way a format asks. */
export function hasFormat(text: string, format: TextFormat): boolean {
  switch (format) {
    case "date":
      return isDate(text);
    case "date-time":
      return isDateTime(text);
    case "email":
      return text.length <= 320 && EMAIL.test(text);
    case "uri":
      return URL.canParse(text);
    case "decimal":
      return text.length <= 400 && parseDecimal(text) !== null;
    case "uuid":
      return UUID.test(text);
    case "country":
      return /^[A-Z]{2}$/.test(text);
    case "currency":
      return /^[A-Z]{3}$/.test(text);
  }
}

/** What a text in an example is most likely meant to be; undefined = just text. */
export function guessFormat(text: string): TextFormat | undefined {
  if (text.length > 320) return undefined;
  if (isDate(text)) return "date";
  if (isDateTime(text)) return "date-time";
  if (EMAIL.test(text)) return "email";
  if (UUID.test(text)) return "uuid";
  if (/^-?\d+\.\d+$/.test(text)) return "decimal";
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? "uri" : undefined;
}
