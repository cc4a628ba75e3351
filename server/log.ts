import { type Logger, pino } from "pino";
import { env } from "./env.ts";

let root: Logger | null = null;

/** The process log: JSON lines on standard output. Ids only, never payloads or secrets; `part` names the room that speaks. */
export function log(part: string): Logger {
  root ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } });
  return root.child({ part });
}
