import { isDate, isDateTime } from "../format.ts";
import { FormulaFault } from "./budget.ts";

/**
 * Dates as the texts that apps write: `2026-11-22` and `2026-11-22T14:02:11+00:00`. No clock is read here, and nothing
 * depends on the zone of the machine.
 */
export interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const PARTS = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2}))?)?/;
const DAY_MS = 86_400_000;

/** Throws `not_a_date`. */
export function requireDate(text: string): string {
  if (isDate(text) || isDateTime(text)) return text;
  throw new FormulaFault("not_a_date", { value: text.slice(0, 60) });
}

/** The fields as written, or as a clock in `zone` shows that moment. A day without a time is the same day everywhere. */
export function fieldsOf(text: string, zone: string | undefined): Fields {
  requireDate(text);
  if (zone !== undefined && text.length > 10) return fieldsInZone(momentOf(text), zone);
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = PARTS.exec(text) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second) };
}

/** Milliseconds since 1970 of a date-time; of a day, its start in UTC. */
export function momentOf(text: string): number {
  return Date.parse(text.replace(" ", "T").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function fieldsInZone(moment: number, zone: string): Fields {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(moment)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: of("year"), month: of("month"), day: of("day"), hour: of("hour"), minute: of("minute"), second: of("second") };
}

/** Making one takes as long as a thousand uses. Throws `unknown_zone`. */
function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  try {
    const fresh = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    if (formatters.size >= 100) formatters.clear();
    formatters.set(zone, fresh);
    return fresh;
  } catch {
    throw new FormulaFault("unknown_zone", { zone: zone.slice(0, 60) });
  }
}

export function isZone(zone: string): boolean {
  try {
    return formatterFor(zone) !== null;
  } catch {
    return false;
  }
}

export function dateText(fields: Pick<Fields, "year" | "month" | "day">): string {
  return `${pad(fields.year, 4)}-${pad(fields.month, 2)}-${pad(fields.day, 2)}`;
}

/** The day number of a date, so that days can be counted. */
export function dayNumber(fields: Pick<Fields, "year" | "month" | "day">): number {
  const date = new Date(0);
  date.setUTCFullYear(fields.year, fields.month - 1, fields.day);
  return Math.round(date.getTime() / DAY_MS);
}

/** Throws `bad_argument` outside the years 1 to 9999. */
export function dayFromNumber(number: number): Pick<Fields, "year" | "month" | "day"> {
  const date = new Date(number * DAY_MS);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new FormulaFault("bad_argument", { expected: "a date between the years 1 and 9999" });
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day some months later; the 31st becomes the last day of a shorter month. */
export function plusMonths(fields: Fields, months: number): Pick<Fields, "year" | "month" | "day"> {
  const count = fields.year * 12 + fields.month - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  if (!(year >= 1 && year <= 9999)) throw new FormulaFault("bad_argument", { expected: "a date between the years 1 and 9999" });
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return { year, month, day: Math.min(fields.day, date.getUTCDate()) };
}

export function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
