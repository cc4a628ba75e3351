import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Somebody alive works on this data folder. */
export class FolderInUse extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`The folder is used by process ${pid}.`);
    this.pid = pid;
  }
}

export interface Claim {
  release(): void;
}

/** The same as `claimFolder`, with null instead of an error while somebody else holds it. */
export function tryClaim(folder: string): Claim | null {
  try {
    return claimFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUse) return null;
    throw error;
  }
}

/**
 * Claims a data folder for this process until `release`. Throws `FolderInUse` while its owner lives; what a killed owner
 * left is taken over. A process is known by its number and its start time, because numbers come round again.
 */
export function claimFolder(folder: string): Claim {
  const path = join(folder, "lock");
  const mine = `${process.pid} ${startTime(process.pid)}\n`;
  for (;;) {
    if (writeNew(path, mine)) break;
    const theirs = readIfThere(path);
    if (theirs === null) continue;
    const [pid, started] = theirs.trim().split(" ");
    if (isSameProcess(Number(pid), started ?? "")) throw new FolderInUse(Number(pid));
    removeStale(path, theirs);
  }
  return { release: () => removeStale(path, mine) };
}

/** Takes the file away in one move and only then looks at it: of two processes that clear a stale lock, one may have written its own already. */
function removeStale(path: string, expected: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, "utf8") !== expected) putBack(aside, path);
  rmSync(aside);
}

function putBack(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // A third process has claimed it in between; its claim stands.
  }
}

function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function isSameProcess(pid: number, started: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return startTime(pid) === started;
}

/** The kernel's start time of a process, in ticks since boot; "-" where there is no /proc. */
function startTime(pid: number): string {
  const text = readIfThere(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold spaces; the 22nd is the start time.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields?.[19] ?? "-";
}
