import { connectedUrl } from "#db/client.ts";
import { createJournalWriter } from "#db/queries/journal-writer.ts";
import { createFlusher, type Flusher } from "./flusher.ts";

let flusher: Flusher | null = null;

/** The one writer of this process, connected at its first write. */
export function getFlusher(): Flusher {
  flusher ??= createFlusher(createJournalWriter(connectedUrl()));
  return flusher;
}

/** Writes what is left and lets go of the database. */
export async function closeFlusher(): Promise<void> {
  const closing = flusher;
  flusher = null;
  await closing?.close();
}
