import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "../env.ts";
import { CannotOpen, KEY_BYTES, open, seal } from "./seal.ts";

interface RingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The keys that wrap data keys. The first one wraps; all of them unwrap, so that a ring can be rotated by adding a line on top. */
export interface Keyring {
  wrap(aad: string, dataKey: Buffer): Buffer;
  /** Throws `CannotOpen` when the ring lacks the key or the place is another. */
  unwrap(aad: string, wrapped: Buffer): Buffer;
  /** Whether `wrapped` was made by a key that no longer is the first. */
  isOld(wrapped: Buffer): boolean;
}

const LINE = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/** Parses the lines of a key ring file. Errors name the line's number, never its content. */
export function parseKeyring(text: string): Keyring {
  const keys = text
    .split("\n")
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .map(({ line, number }) => parseLine(line, number));
  const [first] = keys;
  if (first === undefined) throw new Error("The key ring file holds no key.");
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error("The key ring file uses the same key id twice.");
  return keyringOf(first, keys);
}

function parseLine(line: string, number: number): RingKey {
  const [, id, base64] = LINE.exec(line) ?? [];
  const key = Buffer.from(base64 ?? "", "base64");
  if (id === undefined || key.length !== KEY_BYTES) throw new Error(`Line ${number} of the key ring file is not "id:base64 of 32 bytes".`);
  return { id, key };
}

function keyringOf(first: RingKey, keys: readonly RingKey[]): Keyring {
  return {
    wrap(aad, dataKey) {
      const id = Buffer.from(first.id);
      return Buffer.concat([Buffer.of(id.length), id, seal(first.key, wrapPlace(aad, first.id), dataKey)]);
    },
    unwrap(aad, wrapped) {
      const { id, sealed } = split(wrapped);
      const found = keys.find((key) => key.id === id);
      if (found === undefined) throw new CannotOpen();
      return open(found.key, wrapPlace(aad, id), sealed);
    },
    isOld: (wrapped) => split(wrapped).id !== first.id,
  };
}

function wrapPlace(aad: string, keyId: string): string {
  return `data-key|${aad}|${keyId}`;
}

function split(wrapped: Buffer): { readonly id: string; readonly sealed: Buffer } {
  const length = wrapped[0] ?? 0;
  return { id: wrapped.subarray(1, 1 + length).toString(), sealed: wrapped.subarray(1 + length) };
}

/** Reads the file of the key ring. Refuses a file that anyone but its owner may read. */
export function readKeyring(path: string): Keyring {
  return parseKeyring(readPrivateFile(path, "key ring"));
}

/** Reads a file that must be private to its owner; `what` names it in the refusal. */
export function readPrivateFile(path: string, what: string): string {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined)
    throw new Error(`The ${what} file is missing: ${path}. Without it nothing that was sealed can be opened, so put it back from your backup.`);
  if ((mode & 0o077) !== 0) throw new Error(`The ${what} file may be read by others: ${path}. Run "chmod 600 ${path}" and start again.`);
  return readFileSync(path, "utf8");
}

/** Writes a new key ring with one random key; throws when the file is there already, for a lost ring cannot be made again. */
export function createKeyringFile(path: string): void {
  const id = `k${new Date().toISOString().slice(0, 10).replaceAll("-", "")}`;
  writeFileSync(path, `${id}:${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
}

export function keyringPath(): string {
  return env().KEYRING_FILE ?? join(env().DATA_DIR, "keyring");
}

interface Loaded {
  readonly ring: Keyring;
  /** What the file looked like when it was read; null for a ring without one. */
  readonly mark: string | null;
}

let loaded: Loaded | null = null;

/** The ring in `KEYRING_FILE`, read again when the file was changed, so that a rotation reaches every running process. */
export function keyring(): Keyring {
  if (loaded !== null && (loaded.mark === null || loaded.mark === markOf(keyringPath()))) return loaded.ring;
  const path = keyringPath();
  const mark = markOf(path);
  loaded = { ring: readKeyring(path), mark };
  return loaded.ring;
}

/** Puts another ring in place. Tests have no file; with one, the ring is read again when it changes. */
export function useKeyring(ring: Keyring, path: string | null = null): void {
  loaded = { ring, mark: path === null ? null : markOf(path) };
}

function markOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.ino}|${stat.mtimeNs}|${stat.size}`;
}

/**
 * Puts a new random key on top of the file, so that it wraps from now on; the older ones stay below and go on opening.
 * The file is replaced in one step: nobody ever reads half of it.
 */
export function addRingKey(path: string): void {
  const before = readPrivateFile(path, "key ring");
  parseKeyring(before);
  const id = `k${new Date().toISOString().slice(0, 10).replaceAll("-", "")}-${randomBytes(3).toString("hex")}`;
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${id}:${randomBytes(KEY_BYTES).toString("base64")}\n${before}`, { mode: 0o600, flag: "wx", flush: true });
  renameSync(fresh, path);
}
