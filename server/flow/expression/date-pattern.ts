import { isDate } from "../format.ts";
import { FormulaFault } from "./budget.ts";
import { dateText, dayNumber, type Fields, pad } from "./dates.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const TOKEN = /yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|ss|a|'[^']*'/g;

/** Writes a date by a pattern such as `d MMMM yyyy` or `dd/MM/yyyy HH:mm`; text in single quotes is kept. */
export function writeDate(fields: Fields, pattern: string): string {
  return pattern.replace(TOKEN, (token) => writeToken(fields, token));
}

function writeToken(fields: Fields, token: string): string {
  const month = MONTHS[fields.month - 1] ?? "";
  // 1 January 1970 was a Thursday.
  const weekday = DAYS[(((dayNumber(fields) + 4) % 7) + 7) % 7] ?? "";
  const hour12 = fields.hour % 12 === 0 ? 12 : fields.hour % 12;
  switch (token) {
    case "yyyy":
      return pad(fields.year, 4);
    case "yy":
      return pad(fields.year % 100, 2);
    case "MMMM":
      return month;
    case "MMM":
      return month.slice(0, 3);
    case "MM":
      return pad(fields.month, 2);
    case "M":
      return String(fields.month);
    case "dd":
      return pad(fields.day, 2);
    case "d":
      return String(fields.day);
    case "EEEE":
      return weekday;
    case "EEE":
      return weekday.slice(0, 3);
    case "HH":
      return pad(fields.hour, 2);
    case "H":
      return String(fields.hour);
    case "hh":
      return pad(hour12, 2);
    case "h":
      return String(hour12);
    case "mm":
      return pad(fields.minute, 2);
    case "ss":
      return pad(fields.second, 2);
    case "a":
      return fields.hour < 12 ? "am" : "pm";
    default:
      return token.slice(1, -1);
  }
}

const READERS: { readonly [token: string]: string } = {
  yyyy: "(?<year>\\d{4})",
  MMMM: `(?<name>${MONTHS.join("|")})`,
  MMM: `(?<name>${MONTHS.map((name) => name.slice(0, 3)).join("|")})`,
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
};

/** Reads a day by a pattern of year, month and day. Throws `not_a_date`. */
export function readDate(text: string, pattern: string): string {
  const reader = readerFor(pattern);
  if (reader === null) throw new FormulaFault("bad_argument", { expected: "a pattern such as dd/MM/yyyy" });
  const groups = reader.exec(text.slice(0, 100).trim())?.groups;
  const name = groups?.name?.toLowerCase();
  const month = name === undefined ? Number(groups?.month) : MONTHS.findIndex((full) => full.toLowerCase().startsWith(name)) + 1;
  const day = { year: Number(groups?.year), month, day: Number(groups?.day) };
  if (groups === undefined || !isDate(dateText(day))) throw new FormulaFault("not_a_date", { value: text.slice(0, 60) });
  return dateText(day);
}

/** Null unless the pattern names a year, a month and a day once each. Built of our own fixed parts, so it cannot be slow. */
export function readerFor(pattern: string): RegExp | null {
  let seen = "";
  const source = pattern.replace(/yyyy|MMMM|MMM|MM|M|dd|d|[^A-Za-z0-9\s]|\s+|[A-Za-z0-9]+/g, (token) => {
    const reader = READERS[token];
    if (reader === undefined) return /^\s/.test(token) ? "\\s+" : token.replace(/[^A-Za-z0-9]/g, "\\$&");
    seen += token.charAt(0);
    return reader;
  });
  return [...seen].sort().join("") === "Mdy" ? new RegExp(`^${source}$`, "i") : null;
}
