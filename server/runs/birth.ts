import { createHmac } from "node:crypto";
import type { WorkspaceId } from "#db/ids.ts";
import type { BirthRow, StateRow } from "#db/queries/journal.ts";
import { keyObject } from "#server/sealing/key-object.ts";
import { seal } from "#server/sealing/seal.ts";

/** What is known of a run before it has begun. */
export interface NewRun {
  readonly workspaceId: WorkspaceId;
  readonly id: string;
  readonly flowId: string;
  readonly version: number | null;
  readonly planHash: string;
  readonly mode: "live" | "test";
  readonly triggerId: string | null;
  readonly actor: string;
  readonly replayOf: string | null;
  readonly title: string;
  readonly businessKeys: readonly string[];
  readonly dedupeKey: string | null;
  readonly startedAt: number;
}

/** The run's row. Titles and keys are personal data: the one is sealed, the others are keyed hashes. */
export function birthRow(run: NewRun, key: Buffer, owner: string | null, state: StateRow): BirthRow {
  const { title, businessKeys, dedupeKey, ...plain } = run;
  return {
    ...plain,
    title: seal(key, `title|${run.id}`, Buffer.from(title)),
    keys: [...new Set(businessKeys.map(normalised))].filter((text) => text !== "").map((text) => keyedHash(key, "search", text)),
    dedupeKey: dedupeKey === null || run.triggerId === null ? null : keyedHash(key, "dedupe", dedupeKey),
    owner,
    state,
  };
}

/** What a search for `text` looks for; upper case and blanks around do not matter. */
export function searchHash(key: Buffer, text: string): Buffer {
  return keyedHash(key, "search", normalised(text));
}

export function dedupeHash(key: Buffer, text: string): Buffer {
  return keyedHash(key, "dedupe", text);
}

function normalised(text: string): string {
  return text.trim().toLowerCase();
}

/** 16 bytes are enough to tell values apart and say nothing of them to whoever lacks the key. */
function keyedHash(key: Buffer, use: "search" | "dedupe", text: string): Buffer {
  return createHmac("sha256", keyObject(key)).update(`${use}|${text}`).digest().subarray(0, 16);
}
