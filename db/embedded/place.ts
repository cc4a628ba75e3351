import { createHash, randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Account, canReach, giveTo } from "./account.ts";

const ELSEWHERE = "/var/lib/patchbay";

/** Where the database of one data folder lives. */
export interface Place {
  /** `bin`, `lib`, `share` of PostgreSQL. */
  readonly binaries: string;
  /** PostgreSQL's own folder, owned by the account. */
  readonly cluster: string;
  /** What PostgreSQL says; our own file, never its account's. */
  readonly logFile: string;
  readonly passwordFile: string;
}

/**
 * Chooses folders that the account can reach: inside the data folder where possible, else below /var/lib/patchbay
 * (root's checkouts are often closed to everybody else). The choice is written down in the data folder under a random
 * name, so that a checkout deleted and cloned anew never meets the database of the old one.
 */
export function choosePlace(account: Account, dataDir: string, installed: string): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const base = realpathSync(dataDir);
  const files = { logFile: join(base, "postgres.log"), passwordFile: join(base, "database-password") };
  const inside = canReach(account, base) && canReach(account, join(realpathSync(installed), "bin"));
  if (inside && !existsSync(join(base, "database-place")))
    return { ...files, binaries: realpathSync(installed), cluster: makeFolder(account, join(base, "postgres")) };
  return { ...files, binaries: copyBinaries(installed), cluster: makeFolder(account, join(ELSEWHERE, rememberedName(base))) };
}

function makeFolder(account: Account, path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  giveTo(account, path);
  return path;
}

function rememberedName(base: string): string {
  const note = join(base, "database-place");
  if (!existsSync(note)) writeFileSync(note, `${createHash("sha256").update(base).digest("hex").slice(0, 12)}-${randomBytes(6).toString("hex")}\n`);
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  return readFileSync(note, "utf8").trim();
}

/** One copy for all checkouts of this machine with the same PostgreSQL; made under another name first, so that it is whole or absent. */
function copyBinaries(installed: string): string {
  const version = createHash("sha256")
    .update(readFileSync(join(installed, "bin", "postgres")))
    .digest("hex")
    .slice(0, 12);
  const target = join(ELSEWHERE, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, target);
  } catch {
    rmSync(unfinished, { recursive: true });
  }
  return target;
}
