import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { JournalEntry } from "#server/engine/ports.ts";
import { parseStored, printJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import { open, seal } from "#server/sealing/seal.ts";

/** What one run wrote in one commit. The first chunk of a run holds the event that it began with. */
export interface ChunkContent {
  readonly event: EventContent | null;
  readonly entries: readonly JournalEntry[];
}

export interface EventContent {
  /** What the trigger gives to the steps. */
  readonly output: Value;
  readonly source: string;
  readonly receivedAt: number;
  readonly headers: { readonly [name: string]: string };
  /** In clear only here, so that a replay can be found by them too. */
  readonly businessKeys: readonly string[];
}

const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Far above what the limits on values let into one commit; a bomb in our own table is a bug, not data. */
const maxBytes = 512 * 1024 * 1024;

/** Compresses, then encrypts; it opens only as this chunk of this run. */
export function sealChunk(key: Buffer, runId: string, seq: number, content: ChunkContent): Buffer {
  const text = printJson(asValue(content));
  return seal(key, place(runId, seq), zstdCompressSync(Buffer.from(text), fast));
}

/** Throws `CannotOpen` when the bytes are not the ones that were sealed here. */
export function openChunk(key: Buffer, runId: string, seq: number, sealed: Buffer): ChunkContent {
  const text = zstdDecompressSync(open(key, place(runId, seq), sealed), { maxOutputLength: maxBytes }).toString();
  return asContent(parseStored(text));
}

function place(runId: string, seq: number): string {
  return `chunk|${runId}|${seq}`;
}

/** Journal entries are plain data built of values; their optional fields make the compiler unsure. */
function asValue(content: ChunkContent): Value {
  return content as unknown as Value;
}

/** Only `sealChunk` makes what opens here, so the shape is known without a parse. */
function asContent(value: Value): ChunkContent {
  return value as unknown as ChunkContent;
}
