import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { WorkerEvent, WorkerSettings } from "./worker-entry.ts";

const started = new Set<ChildProcess>();

// A test that fails half-way never comes to end what it started.
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** A worker in a process of its own, which a test may kill. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Sends an event; the answer's status, or null when the process died before it answered. */
  send(event: WorkerEvent): Promise<number | null>;
  /** How often it found that a run is not its own any more. */
  lost(): Promise<number>;
  /** Ends it with a signal and waits until it is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

const entry = join(import.meta.dirname, "worker-entry.ts");

export async function startWorker(settings: WorkerSettings): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--no-warnings", entry, JSON.stringify(settings)], { stdio: ["pipe", "pipe", "inherit"] });
  started.add(child);
  child.on("exit", () => started.delete(child));
  const url = `http://127.0.0.1:${await portOf(child)}/`;
  return {
    child,
    async send(event) {
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(event) }).catch(() => null);
      return answer?.status ?? null;
    },
    async lost() {
      const answer: { lost: number } = JSON.parse(await (await fetch(url)).text());
      return answer.lost;
    },
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      await once(child, "exit");
      return child.exitCode;
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  let text = "";
  if (child.stdout === null) throw new Error("The worker has no output");
  for await (const part of child.stdout) {
    text += String(part);
    const port = /^ready (\d+)$/m.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The worker ended before it was ready: ${text}`);
}
