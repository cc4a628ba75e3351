import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findOrFetchBrowser } from "./browser.ts";
import { ensureBuilt, isBuilt, root, sourceHash } from "./build.ts";
import { runCommand } from "./command.ts";
import { measurePages, measureStyles, overBudget } from "./page-sizes.ts";
import { tell } from "./tell.ts";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  run(): Promise<Counts>;
}

const PASSED: Counts = { passed: 1, failed: 0 };
const FAILED: Counts = { passed: 0, failed: 1 };
const MINUTE = 60_000;

/** Settings of a running copy must not leak into the tests. */
const OWN_SETTINGS = { PORT: "0", HOST: "", PUBLIC_URL: "", DATA_DIR: "", KEYRING_FILE: "", AUTH_SECRET_FILE: "", NODE_ENV: "test", LOG_LEVEL: "warn" };

/** A tool that says yes or no; its words are shown only when it says no. */
function check(name: string, ...command: [string, ...string[]]): Stage {
  return {
    name,
    run: async () => {
      const { code, output } = await runCommand(command, { output: "keep", timeoutMs: 5 * MINUTE, env: OWN_SETTINGS });
      if (code !== 0) tell(output.trimEnd());
      return code === 0 ? PASSED : FAILED;
    },
  };
}

export const lint = check("Format and lint", "biome", "check", "--error-on-warnings", ".");
export const types = check("Types", "tsc", "--noEmit");
export const house = check("Folder graph", "vitest", "run", "--project", "house");
export const deadCode = check("Dead code", "knip", "--no-progress");
export const migrations = check("Migrations", process.execPath, "server/launch/check-migrations.ts");

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() });

/** Everything that needs no browser; `only` narrows it to paths or names of files. */
export function unit(only: readonly string[]): Stage {
  const report = join(root, ".cache", "vitest.json");
  return {
    name: "Unit and integration tests",
    run: async () => {
      rmSync(report, { force: true });
      const command = ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...only] as const;
      const { code } = await runCommand(command, { output: "show", timeoutMs: 15 * MINUTE, env: OWN_SETTINGS });
      if (!existsSync(report)) return FAILED;
      const { numPassedTests, numFailedTests } = vitestReport.parse(JSON.parse(readFileSync(report, "utf8")));
      return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
    },
  };
}

/** Tests serve the build of a running copy when it is of the same sources, and else make one of their own beside it. */
function chooseBuild(): string {
  return isBuilt(".next", sourceHash()) ? ".next" : ".next-test";
}

export const pages: Stage = {
  name: "Build",
  run: async () => {
    return (await ensureBuilt(chooseBuild(), () => undefined)) ? PASSED : FAILED;
  },
};

/** What each page makes a browser fetch first, against its budget. */
export const sizes: Stage = {
  name: "Page sizes",
  run: () => {
    const pages = measurePages(chooseBuild());
    const over = overBudget(pages, measureStyles(chooseBuild()));
    for (const line of over) tell(line);
    return Promise.resolve({ passed: pages.length - over.length, failed: over.length });
  },
};

const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

export const browser: Stage = {
  name: "Browser tests",
  run: async () => {
    const executable = await findOrFetchBrowser(tell);
    if (executable === null) {
      tell("There is no Chromium and none could be fetched. Install one and name it in CHROMIUM_PATH.");
      return FAILED;
    }
    const report = join(root, ".cache", "playwright.json");
    rmSync(report, { force: true });
    const env = { ...OWN_SETTINGS, CHROMIUM_PATH: executable, NEXT_DIST_DIR: chooseBuild() };
    const { code } = await runCommand(["playwright", "test"], { output: "show", timeoutMs: 20 * MINUTE, env });
    if (!existsSync(report)) return FAILED;
    const { expected, unexpected, flaky } = playwrightReport.parse(JSON.parse(readFileSync(report, "utf8"))).stats;
    return { passed: expected, failed: Math.max(unexpected + flaky, code === 0 ? 0 : 1) };
  },
};
