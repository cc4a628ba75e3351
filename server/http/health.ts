import type { ServerResponse } from "node:http";
import { sendJson } from "./answer.ts";

/** One thing that has to work before requests are sent here. */
export interface Check {
  readonly name: string;
  /** Resolves when fine; rejects or takes longer than the limit when not. */
  readonly run: () => Promise<void>;
}

const CHECK_LIMIT = 2_000;

/** The process answers. */
export function answerHealth(response: ServerResponse): void {
  sendJson(response, 200, { ok: true });
}

/** 200 when every check passes, else 503 with the names of those that do not: names only, never the reason. */
export async function answerReady(response: ServerResponse, checks: readonly Check[]): Promise<void> {
  const results = await Promise.all(checks.map(async (check) => ({ name: check.name, ok: await passes(check) })));
  const failing = results.filter((result) => !result.ok).map((result) => result.name);
  if (failing.length === 0) sendJson(response, 200, { ok: true });
  else sendJson(response, 503, { ok: false, failing }, { "Retry-After": "2" });
}

async function passes(check: Check): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), CHECK_LIMIT);
  const done = check.run().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([done, late.promise]);
  clearTimeout(timer);
  return result;
}
