import { setInterval } from "node:timers/promises";
import { isAlive } from "#db/embedded/postmaster.ts";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.ts";
import { log } from "../log.ts";
import { reasonOf } from "./tell.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Starts our PostgreSQL again, at its address, when it ends without being asked to: the system takes memory back by
 * killing. Until it answers, requests are refused and nothing is accepted that could not be stored.
 */
export function watchDatabase(dataDir: string, database: EmbeddedDatabase): { stop(): Promise<void> } {
  const ended = new AbortController();
  let current = database;
  const watching = (async () => {
    for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal: ended.signal, ref: false })) {
      if (!isAlive(current.pid)) current = (await startAgain(dataDir, database.url)) ?? current;
    }
  })().catch(() => undefined);
  return {
    stop: async () => {
      ended.abort();
      await watching;
      await current.stop();
    },
  };
}

async function startAgain(dataDir: string, url: string): Promise<EmbeddedDatabase | null> {
  log("db").error("the database ended by itself; starting it again");
  try {
    return await startEmbedded({ dataDir, durable: true, port: Number(new URL(url).port) });
  } catch (error) {
    log("db").error({ reason: reasonOf(error) }, "the database did not start again");
    return null;
  }
}
