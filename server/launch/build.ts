import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { childEnv } from "../env.ts";
import { tryClaim } from "./lock.ts";

export const root = join(import.meta.dirname, "..", "..");
const SOURCES = ["{app,components,server,db,public}/**/*", "*.config.{ts,mjs,js}", "tsconfig.json", "package-lock.json"];

/** A hash of everything the pages are built from. Tests are left out: they change nothing that is served. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.includes(".test."));
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether `folder` holds the finished build of these sources. */
export function isBuilt(folder: string, hash: string): boolean {
  const stamp = stampFile(folder);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/**
 * Makes sure that `folder` (relative to the project) holds the pages of these sources; `onBuild` is told when that takes a
 * build. Processes that want it at once take turns, and only the first one builds. False when it failed; the compiler
 * speaks for itself.
 */
export async function ensureBuilt(folder: string, onBuild: () => void): Promise<boolean> {
  const hash = sourceHash();
  const turn = join(root, ".cache", folder);
  mkdirSync(turn, { recursive: true });
  while (!isBuilt(folder, hash)) {
    const claim = tryClaim(turn);
    if (claim === null) {
      await pause(200);
      continue;
    }
    try {
      onBuild();
      return await build(folder, hash);
    } finally {
      claim.release();
    }
  }
  return true;
}

async function build(folder: string, hash: string): Promise<boolean> {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = childEnv({ NODE_ENV: "production", NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: "1" });
  const child = spawn(process.execPath, [next, "build"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const stop = (): unknown => child.kill();
  process.once("exit", stop);
  const [code] = await once(child, "exit");
  process.off("exit", stop);
  if (code !== 0) return false;
  writeFileSync(stampFile(folder), hash);
  return true;
}

function stampFile(folder: string): string {
  return join(root, folder, "source-hash");
}
