import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv, env } from "#server/env.ts";

const root = join(import.meta.dirname, "..");
/** The first start in a checkout also builds the pages. */
const START_TIMEOUT_MS = 300_000;

/** The real product, started by its own start command. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** Waits for the process to end after `signal`; the exit code, or null when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface ProductOptions {
  readonly dataDir: string;
  readonly env?: { readonly [name: string]: string };
}

/** Starts the product and resolves when it has printed its address. Throws with what it printed when it ends before that. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { child, output } = launch(options);
  const url = await Promise.race([addressPrinted(child, output), endedEarly(child, output), tooLate(output)]);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const closed = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, "exit");
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return { url, dataDir: options.dataDir, process: child, output, end };
}

/** Runs the start command to its end: for starts that must refuse. */
export async function runProduct(options: ProductOptions): Promise<{ readonly code: number | null; readonly output: string }> {
  const { child, output } = launch(options);
  await once(child, "close");
  return { code: child.exitCode, output: output() };
}

/** A data folder of its own below the system's temporary one, and what removes it with everything that belongs to it. */
export function makeDataDir(): { readonly dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), "patchbay-e2e-"));
  // Made closed to everybody else, which would send the database to /var/lib.
  chmodSync(dataDir, 0o711);
  return {
    dataDir,
    remove: () => {
      const note = join(dataDir, "database-place");
      if (existsSync(note)) rmSync(join("/var/lib/patchbay", readFileSync(note, "utf8").trim()), { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function launch({ dataDir, env: extra }: ProductOptions): { readonly child: ChildProcess; output(): string } {
  const settings = { DATA_DIR: dataDir, PORT: "0", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", KEYRING_FILE: "", AUTH_SECRET_FILE: "", NODE_ENV: "" };
  const child = spawn(process.execPath, ["--disable-proto=delete", "server/launch/start.ts"], {
    cwd: root,
    env: childEnv({ ...settings, NEXT_DIST_DIR: env().NEXT_DIST_DIR, LOG_LEVEL: "warn", ...extra }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return { child, output: () => printed };
}

/** The address in the block that the start command prints at the end. */
function addressPrinted(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      const [, url] = /^ {2}Open +(http\S+)$/m.exec(output()) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

async function endedEarly(child: ChildProcess, output: () => string): Promise<never> {
  if (child.exitCode === null) await once(child, "exit");
  throw new Error(`The product ended with code ${child.exitCode} before it was ready:\n${output()}`);
}

async function tooLate(output: () => string): Promise<never> {
  await once(AbortSignal.timeout(START_TIMEOUT_MS), "abort");
  throw new Error(`The product was not ready within ${START_TIMEOUT_MS / 1000} s:\n${output()}`);
}
