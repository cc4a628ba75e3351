import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.ts";
import { runCommand } from "./command.ts";
import { giveUp, tell } from "./tell.ts";

// Relative, because drizzle-kit puts "./" in front of whatever it is given.
const scratch = ".cache/migrations";

/** `npm run db:check`: whether db/migrations says what db/schema says. Generates into a copy and looks for something new. */
async function checkMigrations(): Promise<void> {
  const copy = join(root, scratch);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, "db", "migrations"), copy, { recursive: true });
  const before = listing(copy);
  const { code, output } = await runCommand(["drizzle-kit", "generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", scratch], {
    output: "keep",
    timeoutMs: 60_000,
  });
  const added = listing(copy).filter((name) => !before.includes(name));
  rmSync(copy, { recursive: true });
  if (code !== 0) giveUp(`drizzle-kit could not compare schema and migrations:\n${output}`);
  if (added.length > 0) giveUp("db/schema has changes without a migration. Run `npm run db:generate` and commit what it writes.");
  tell("The migrations match the schema.");
}

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String);
}

await checkMigrations();
