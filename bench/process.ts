import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A process under measure. */
export interface Subject {
  readonly pid: number;
  readonly port: number;
  end(): Promise<void>;
}

/** Starts a file of this folder; resolves when it listens. */
export async function startSubject(file: string, args: readonly string[], env: { readonly [name: string]: string } = {}): Promise<Subject> {
  const child = spawn(process.execPath, ["--no-warnings", "--disable-proto=delete", join(import.meta.dirname, file), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: "/usr/bin:/bin", NODE_ENV: "production", LOG_LEVEL: "warn", ...env },
  });
  const port = await portOf(child);
  return {
    pid: child.pid ?? 0,
    port,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  let text = "";
  if (child.stdout === null) throw new Error("no output");
  for await (const part of child.stdout) {
    text += String(part);
    const port = /^ready (\d+)$/m.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`A process ended before it was ready: ${text}`);
}

const ticksPerSecond = 100;

/** Seconds of processor that these processes have used so far. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + ticksOf(pid), 0) / ticksPerSecond;
}

/** Own time and that of children that are gone, from the fields after the name, which may hold blanks. */
function ticksOf(pid: number): number {
  const fields = readProc(pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  return [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0);
}

/** The postmaster and its backends. */
export function familyOf(pid: number): readonly number[] {
  return [pid, ...descendantsOf(pid)];
}

/** All processes below this one. Any of its threads may have started them. */
export function descendantsOf(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap((thread) => {
    const listed = readProc(pid, `task/${thread}/children`).trim();
    return listed === "" ? [] : listed.split(" ").map(Number);
  });
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    // It ended meanwhile.
    return [];
  }
}

/** Name of the program, as the system lists it. */
export function nameOf(pid: number): string {
  return readProc(pid, "comm").trim();
}

/** Proportional set size in megabytes: memory that is shared counts once. */
export function pssMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, "smaps_rollup"))?.[1] ?? 0));
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1_024;
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    // It ended meanwhile.
    return "";
  }
}
