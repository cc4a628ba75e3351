import { type Db, getDb } from "../client.ts";

/** Runs all of `work` or nothing of it; pass `tx` on to each query that belongs to it. */
export function inTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return getDb().transaction(work);
}
