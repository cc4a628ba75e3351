import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { childEnv, env } from "../env.ts";
import { runCommand } from "./command.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** A Chromium for the tests: the one named, one on this machine, Playwright's own; else it is fetched. Null when nothing worked. */
export async function findOrFetchBrowser(say: (line: string) => void): Promise<string | null> {
  const found = await findBrowser();
  if (found !== null) return found;
  say("No Chromium on this machine; fetching one ...");
  await runCommand(["playwright", "install", "chromium", "--only-shell"], { output: "keep", timeoutMs: 60_000 });
  const fetched = await findBrowser();
  if (fetched !== null) return fetched;
  if (process.getuid?.() !== 0) return null;
  say("Trying the system's packages ...");
  await runCommand(["apt-get", "update", "-qq"], { output: "keep", timeoutMs: 120_000 });
  await runCommand(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    output: "keep",
    timeoutMs: 300_000,
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
  return findBrowser();
}

async function findBrowser(): Promise<string | null> {
  const folders = [...(childEnv().PATH ?? "").split(delimiter), "/usr/bin"];
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [env().CHROMIUM_PATH ?? "", ...installed, chromium.executablePath(), ...shells()];
  for (const path of candidates) {
    if (path !== "" && existsSync(path) && (await starts(path))) return path;
  }
  return null;
}

/** Playwright's headless build sits beside the full one it names. */
function shells(): string[] {
  const full = chromium.executablePath();
  const [, folder, revision] = /^(.*)\/chromium-(\d+)\//.exec(full) ?? [];
  return folder === undefined ? [] : [`${folder}/chromium_headless_shell-${revision}/chrome-headless-shell-linux64/chrome-headless-shell`];
}

/** A browser without its libraries is there and still of no use. */
async function starts(path: string): Promise<boolean> {
  const { code } = await runCommand([path, "--version"], { output: "keep", timeoutMs: 20_000 });
  return code === 0;
}
