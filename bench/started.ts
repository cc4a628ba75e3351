import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { descendantsOf, nameOf, pssMegabytes } from "./process.ts";

const root = join(import.meta.dirname, "..");

/** The product as `npm start` starts it, with its own database, on a data folder of its own. */
export interface Started {
  readonly url: string;
  readonly pid: number;
  /** From the start of the command to the first whole page, in milliseconds. */
  readonly firstPageMs: number;
  end(): Promise<void>;
}

/** A folder for the product's data, and what removes it with all that belongs to it. */
export function dataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "patchbay-bench-"));
  // Made closed to everybody else, which would send the database to /var/lib.
  chmodSync(path, 0o711);
  const remove = (): void => {
    const note = join(path, "database-place");
    if (existsSync(note)) rmSync(join("/var/lib/patchbay", readFileSync(note, "utf8").trim()), { recursive: true, force: true });
    rmSync(path, { recursive: true, force: true });
  };
  return { path, remove };
}

/** Runs the start command, and resolves when the first page was fetched. Builds the pages first when there is no build. */
export async function startWhole(dataDir: string): Promise<Started> {
  const [command = "node", ...args] = startCommand();
  const from = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: `${join(root, "node_modules/.bin")}:/usr/bin:/bin`, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn", NODE_ENV: "production" },
  });
  const url = await addressOf(child.stdout);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The first page answered ${answer.status}`);
  await answer.text();
  const firstPageMs = performance.now() - from;
  return {
    url,
    pid: child.pid ?? 0,
    firstPageMs,
    async end() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** The words of `npm start`, without the shell's own `exec`. */
function startCommand(): readonly string[] {
  const { start } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;
  return String(start)
    .split(" ")
    .filter((word) => word !== "exec");
}

/** Goes on reading afterwards: a product that cannot speak any more would fail at its end. */
function addressOf(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    output.on("data", (part: Buffer) => {
      text += part.toString();
      const url = /^ {2}Open +(http\S+)$/m.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    output.once("end", () => reject(new Error(`The product ended before it was ready:\n${text}`)));
  });
}

/** Memory of the whole product in megabytes: its own processes, and its database's. */
export function wholeMemory(pid: number): { readonly server: number; readonly database: number } {
  const all = [pid, ...descendantsOf(pid)];
  const postgres = all.filter((one) => nameOf(one) === "postgres");
  return { server: pssMegabytes(all.filter((one) => !postgres.includes(one))), database: pssMegabytes(postgres) };
}
