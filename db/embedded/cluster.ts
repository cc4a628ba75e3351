import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Account, giveTo } from "./account.ts";
import { NoEmbeddedDatabase } from "./binaries.ts";
import type { Place } from "./place.ts";

const run = promisify(execFile);
export const SUPERUSER = "patchbay";
/** What PostgreSQL's programs get to see of our environment: nothing. NODE_ENV is there because Next's types ask for it of every child. */
export const BARE_ENV = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" } as const;

/** The folder with the tables, made by `initdb` at the first start under another name, so that a half-made one is never used. */
export async function ensureCluster(account: Account, place: Place, durable: boolean): Promise<string> {
  const folder = join(place.cluster, "main");
  if (existsSync(folder)) return folder;
  const unfinished = join(place.cluster, "unfinished");
  const passwordCopy = join(place.cluster, "password");
  rmSync(unfinished, { recursive: true, force: true });
  writePrivate(place.passwordFile, randomBytes(24).toString("base64url"));
  writePrivate(passwordCopy, databasePassword(place));
  giveTo(account, passwordCopy);
  const options = [`--pgdata=${unfinished}`, `--username=${SUPERUSER}`, `--pwfile=${passwordCopy}`, "--auth=scram-sha-256"];
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const more = ["--no-instructions", "--data-checksums", ...(durable ? [] : ["--no-sync"])];
  await initdb(account, place, [...options, ...locale, ...more]);
  rmSync(passwordCopy);
  renameSync(unfinished, folder);
  return folder;
}

async function initdb(account: Account, place: Place, options: readonly string[]): Promise<void> {
  try {
    await run(join(place.binaries, "bin", "initdb"), options, { ...account, env: BARE_ENV, cwd: "/" });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new NoEmbeddedDatabase(`PostgreSQL could not make its tables here (${said}).`);
  }
}

/** The tables are there, and the file with the password that opens them is not. */
export class PasswordLost extends Error {
  readonly file: string;
  readonly folder: string;

  constructor(file: string, folder: string) {
    super(`There is no password file at ${file}.`);
    this.file = file;
    this.folder = folder;
  }
}

/** Throws `PasswordLost`. */
export function databasePassword(place: Place): string {
  if (!existsSync(place.passwordFile)) throw new PasswordLost(place.passwordFile, place.cluster);
  return readFileSync(place.passwordFile, "utf8").trim();
}

function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}
