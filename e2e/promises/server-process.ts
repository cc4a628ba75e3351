import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll } from "vitest";
import { childEnv } from "#server/env.ts";
import type { Pace } from "./server-entry.ts";

const entry = join(import.meta.dirname, "server-entry.ts");
const compileCache = join(import.meta.dirname, "../../node_modules/.cache/compile");

const started = new Set<ChildProcess>();

// A test that fails half-way never comes to end what it started.
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** A running process of the product, which a test may kill. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Ends it with a signal and waits until it is gone; the exit code, null when the signal ended it. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly keyringFile: string;
  readonly authSecretFile: string;
  readonly pace?: Partial<Pace>;
  readonly env?: { readonly [name: string]: string };
}

export async function startServer({ databaseUrl, keyringFile, authSecretFile, pace = {}, env = {} }: ServerOptions): Promise<ServerProcess> {
  const settings = { DATABASE_URL: databaseUrl, KEYRING_FILE: keyringFile, AUTH_SECRET_FILE: authSecretFile, HOST: "127.0.0.1", PORT: "0" };
  const child = spawn(process.execPath, ["--disable-proto=delete", entry, JSON.stringify(pace)], {
    env: childEnv({ ...settings, PUBLIC_URL: "", NODE_COMPILE_CACHE: compileCache, NODE_ENV: "production", LOG_LEVEL: "trace", ...env }),
    // Its input closes when this process dies, however that comes, and then it ends itself.
    stdio: ["pipe", "pipe", "pipe"],
  });
  started.add(child);
  child.on("exit", () => started.delete(child));
  let printed = "";
  const port = Promise.withResolvers<string>();
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString();
    const [, found] = /^ready (\d+)$/m.exec(printed) ?? [];
    if (found !== undefined) port.resolve(found);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.on("exit", () => port.reject(new Error(`The product ended before it was ready:\n${printed}`)));
  return { url: `http://127.0.0.1:${await port.promise}`, child, output: () => printed, end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}
