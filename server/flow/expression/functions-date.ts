import { wholeBelow } from "../decimal.ts";
import type { TextFormat } from "../shape.ts";
import { type Typed, text, whole } from "../shape-typed.ts";
import { asCount, asNumber, asText } from "./arguments.ts";
import { FormulaFault } from "./budget.ts";
import { readDate, readerFor, writeDate } from "./date-pattern.ts";
import { dateText, dayFromNumber, dayNumber, type Fields, fieldsOf, isZone, momentOf, pad, plusMonths, requireDate } from "./dates.ts";
import type { FormulaFunction } from "./function.ts";
import type { Expr } from "./syntax.ts";

const dateParam = { name: "date", takes: "date" } as const;
const zoneParam = { name: "zone", takes: "text", optional: true } as const;

function formatted(format: TextFormat): Typed {
  return { shape: { type: "string", format }, optional: false };
}

/** Counting on keeps a date a date and a date-time a date-time. */
function sameKind([date]: readonly Typed[]): Typed {
  return date?.shape.type === "string" && date.shape.format ? formatted(date.shape.format) : text;
}

function checkZone(argument: number): (source: readonly Expr[]) => { argument: number; detail: string } | null {
  return (source) => {
    const zone = literalText(source[argument]);
    return zone === null || isZone(zone) ? null : { argument, detail: "unknown_zone" };
  };
}

function literalText(expr: Expr | undefined): string | null {
  return expr?.kind === "literal" && typeof expr.value === "string" ? expr.value : null;
}

/** Changes the day and leaves the time and offset as they were written. */
function onDay(date: string, change: (fields: Fields) => Pick<Fields, "year" | "month" | "day">): string {
  return dateText(change(fieldsOf(date, undefined))) + date.slice(10);
}

function startOfDay(date: string, zone: string | undefined): string {
  if (requireDate(date).length > 10) return date;
  const written = `${date}T00:00:00`;
  if (zone === undefined) return `${written}Z`;
  const guess = momentOf(`${written}Z`);
  const offset = offsetAt(guess - offsetAt(guess, zone) * 60_000, zone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${written}${offset < 0 ? "-" : "+"}${pad(hours, 2)}:${pad(minutes, 2)}`;
}

/** Minutes that clocks in the zone are ahead of UTC at a moment. */
function offsetAt(moment: number, zone: string): number {
  const iso = new Date(moment).toISOString();
  const there = fieldsOf(iso, zone);
  const clock = momentOf(`${dateText(there)}T${pad(there.hour, 2)}:${pad(there.minute, 2)}:${pad(there.second, 2)}Z`);
  return Math.round((clock - moment) / 60_000);
}

export const dateFunctions = {
  date: {
    group: "date",
    params: [dateParam, zoneParam],
    example: 'date("2026-11-22T14:02:11+00:00") → "2026-11-22"',
    gives: () => formatted("date"),
    checkLiterals: checkZone(1),
    run: ([date, zone]) => dateText(fieldsOf(asText(date), zone === undefined ? undefined : asText(zone))),
  },
  dateTime: {
    group: "date",
    params: [dateParam, zoneParam],
    example: 'dateTime("2026-11-22", "Europe/London") → "2026-11-22T00:00:00+00:00"',
    gives: () => formatted("date-time"),
    checkLiterals: checkZone(1),
    run: ([date, zone]) => startOfDay(asText(date), zone === undefined ? undefined : asText(zone)),
  },
  addDays: {
    group: "date",
    params: [dateParam, { name: "days", takes: "number" }],
    example: 'addDays("2026-11-22", 30) → "2026-12-22"',
    gives: sameKind,
    run: ([date, days]) => onDay(asText(date), (fields) => dayFromNumber(dayNumber(fields) + asCount(days))),
  },
  addMonths: {
    group: "date",
    params: [dateParam, { name: "months", takes: "number" }],
    example: 'addMonths("2026-01-31", 1) → "2026-02-28"',
    gives: sameKind,
    run: ([date, months]) => onDay(asText(date), (fields) => plusMonths(fields, asCount(months))),
  },
  dateDiffDays: {
    group: "date",
    params: [
      { name: "from", takes: "date" },
      { name: "to", takes: "date" },
    ],
    example: 'dateDiffDays("2026-11-22", "2026-12-25") → 33',
    gives: () => whole,
    run: ([from, to]) => dayNumber(fieldsOf(asText(to), undefined)) - dayNumber(fieldsOf(asText(from), undefined)),
  },
  formatDate: {
    group: "date",
    params: [dateParam, { name: "pattern", takes: "text" }, zoneParam],
    example: 'formatDate("2026-11-22", "d MMMM yyyy") → "22 November 2026"',
    gives: () => text,
    checkLiterals: checkZone(2),
    run: ([date, pattern, zone], budget) => {
      const written = writeDate(fieldsOf(asText(date), zone === undefined ? undefined : asText(zone)), asText(pattern).slice(0, 200));
      // Finding the clock of a zone takes as long as ten other calls.
      budget.spend(zone === undefined ? 1 : 10);
      return written;
    },
  },
  parseDate: {
    group: "date",
    params: [
      { name: "text", takes: "text" },
      { name: "pattern", takes: "text", literal: true },
    ],
    example: 'parseDate("22/11/2026", "dd/MM/yyyy") → "2026-11-22"',
    gives: () => formatted("date"),
    checkLiterals: (source) => {
      const pattern = literalText(source[1]);
      return pattern === null || readerFor(pattern) !== null ? null : { argument: 1, detail: "bad_pattern" };
    },
    run: ([written, pattern], budget) => {
      budget.spend(10);
      return readDate(asText(written), asText(pattern).slice(0, 100));
    },
  },
  fromEpoch: {
    group: "date",
    params: [{ name: "seconds", takes: "number" }],
    example: 'fromEpoch(1795356131) → "2026-11-22T14:02:11Z"',
    gives: () => formatted("date-time"),
    run: ([seconds]) => {
      const whole = wholeBelow(asNumber(seconds));
      if (typeof whole !== "number" || Math.abs(whole) > 250_000_000_000) throw new FormulaFault("bad_argument", { expected: "seconds since 1970" });
      return `${new Date(whole * 1_000).toISOString().slice(0, -5)}Z`;
    },
  },
} as const satisfies { readonly [name: string]: FormulaFunction };
