import { type Logger, pino } from "pino";
import { env } from "./env.ts";

let root: Logger | null = null;

/** The process log: JSON lines on standard output. Ids only, never payloads or secrets; `part` names the room that speaks. */
export function log(part: string): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    serializers: { err: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return root.child({ part });
}

/** An error without what it was about: a failed query's own message repeats every value that was sent with it. */
export function describeError(error: unknown): { readonly [name: string]: unknown } {
  if (!(error instanceof Error)) return { type: typeof error };
  if ("params" in error && error.cause !== undefined) return describeError(error.cause);
  const code = "code" in error ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}
