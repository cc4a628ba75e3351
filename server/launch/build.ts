import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnv } from "../env.ts";

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

/** Builds the pages into `folder` (relative to the project). Returns whether it worked; the compiler speaks for itself. */
export async function build(folder: string, hash: string): Promise<boolean> {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = childEnv({ NODE_ENV: "production", NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: "1" });
  const child = spawn(process.execPath, [next, "build"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) return false;
  writeFileSync(stampFile(folder), hash);
  return true;
}

function stampFile(folder: string): string {
  return join(root, folder, "source-hash");
}
