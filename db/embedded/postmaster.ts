import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A PostgreSQL that says it owns a cluster folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const PID_LINE = 0;
const PORT_LINE = 3;

/** The running server that owns the folder, if any. A file half written, or of a server that is gone, counts as none. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readIfThere(join(cluster, "postmaster.pid")).split("\n");
  const pid = Number(lines[PID_LINE]);
  return isPostgresOf(pid, cluster) ? { pid, port: Number(lines[PORT_LINE]) } : null;
}

/**
 * The server left behind by an owner that was killed, if it still runs. A file left by a server that is gone is removed:
 * its number may belong to somebody else by now, and PostgreSQL would then refuse to start. Never called while a server
 * of ours is starting: it would take away the file that the server is about to fill.
 */
export function findLeftover(cluster: string): Postmaster | null {
  const left = readPostmaster(cluster);
  if (left === null) rmSync(join(cluster, "postmaster.pid"), { force: true });
  return left;
}

/** Empty when the file is not there, or goes while we look. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (!existsSync("/proc/self/cmdline")) return true;
  return readIfThere(`/proc/${pid}/cmdline`).split("\0").includes(cluster);
}

/** Whether a process with this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Asks the server to end at once but properly ("fast": open transactions roll back), and waits until it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await isGone(pid, 20_000)) return;
  // "Immediate": it gives up without a checkpoint and recovers at the next start; nothing that was committed is lost.
  signal(pid, "SIGQUIT");
  await isGone(pid, 5_000);
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(10);
  }
  return true;
}
