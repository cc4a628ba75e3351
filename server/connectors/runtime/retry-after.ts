const HOUR_MS = 3_600_000;

/** How long an app asks us to wait, in milliseconds: `Retry-After` as seconds or as a date. At most an hour; undefined when it says nothing usable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const seconds = /^\d+(\.\d+)?$/.test(text);
  // `Date.parse` makes a year out of almost any digits; a real date begins with its day.
  if (!seconds && !/^[A-Z][a-z]{2,8}, /.test(text)) return undefined;
  const ms = seconds ? Number(text) * 1_000 : Date.parse(text) - now;
  if (!Number.isFinite(ms)) return undefined;
  return Math.min(HOUR_MS, Math.max(0, Math.ceil(ms)));
}
