/**
 * How the product writes times, durations and money: 24-hour clock, British English, the viewer's zone.
 * Pure: the present moment and the zone are arguments, milliseconds since 1970 everywhere.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `840 ms`, `1.2 s`, `2 min 5 s`, `3 h 4 min`, `2 d 5 h`. Negative counts as nothing. */
export function formatDuration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < SECOND) return `${Math.round(length)} ms`;
  if (length < 59_950) return `${(length / SECOND).toFixed(1).replace(/\.0$/, "")} s`;
  if (length < HOUR - 500) return pair(length, MINUTE, "min", SECOND, "s");
  if (length < DAY - MINUTE / 2) return pair(length, HOUR, "h", MINUTE, "min");
  return pair(length, DAY, "d", HOUR, "h");
}

function pair(length: number, big: number, bigName: string, small: number, smallName: string): string {
  const parts = Math.round(length / small);
  const per = big / small;
  const rest = parts % per;
  const whole = `${Math.floor(parts / per)} ${bigName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** `840 bytes`, `1.2 kB`, `3.4 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const [unit, name] = bytes < 999_950 ? [1_000, "kB"] : [1_000_000, "MB"];
  return `${(bytes / Number(unit)).toFixed(1).replace(/\.0$/, "")} ${name}`;
}

/** `14:02:11` today, `yesterday 14:02`, `2 Nov 14:02`, `2 Nov 2025 14:02`. */
export function formatMoment(at: number, now: number, zone?: string): string {
  const days = dayNumber(now, zone) - dayNumber(at, zone);
  if (days === 0) return clock(at, zone, true);
  if (days === 1) return `yesterday ${clock(at, zone, false)}`;
  return `${formatDay(at, now, zone)} ${clock(at, zone, false)}`;
}

/** `2 Nov`, with the year when it is another one. */
export function formatDay(at: number, now: number, zone?: string): string {
  const sameYear = parts(at, zone).year === parts(now, zone).year;
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }), ...inZone(zone) }).format(at);
}

/** Under 24 hours `now`, `20 s ago`, `5 min ago`, `3 h ago` or `in 4 min`; else the moment itself. */
export function formatRelative(at: number, now: number, zone?: string): string {
  const distance = Math.abs(now - at);
  if (distance >= DAY) return formatMoment(at, now, zone);
  if (distance < 2 * SECOND) return "now";
  const [size, name] = distance < MINUTE ? [SECOND, "s"] : distance < HOUR ? [MINUTE, "min"] : [HOUR, "h"];
  const text = `${Math.floor(distance / Number(size))} ${name}`;
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** Exact and unambiguous, for the tooltip: `2026-11-02 14:02:11.123 UTC`. */
export function formatUtc(at: number): string {
  return new Date(at).toISOString().replace("T", " ").replace("Z", " UTC");
}

/** Decimal text and an ISO currency; text that is not a number stays as it is: `£79.90`. */
export function formatMoney(amount: string, currency: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`.trim();
  // The format of a decimal text is exact: no detour by a double.
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount as Intl.StringNumericLiteral);
}

/** `4,885`. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat("en-GB").format(count);
}

/** `1 run`, `3 runs`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Never 100 % while something failed: `97.8 %`, `100 %`, `99.9 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const share = Math.floor((part / whole) * 1_000) / 10;
  return `${share} %`;
}

function clock(at: number, zone: string | undefined, seconds: boolean): string {
  const { hour, minute, second } = parts(at, zone);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

function dayNumber(at: number, zone: string | undefined): number {
  const { year, month, day } = parts(at, zone);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY;
}

function parts(at: number, zone: string | undefined): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    ...inZone(zone),
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

function inZone(zone: string | undefined): { timeZone?: string } {
  return zone === undefined ? {} : { timeZone: zone };
}
