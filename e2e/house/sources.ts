import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "oxc-parser";

const root = join(import.meta.dirname, "..", "..");

export interface Import {
  /** A path of ours from the project's root, or the name of a package. */
  readonly to: string;
  readonly ours: boolean;
  /** Nothing of it is left when the types are gone. */
  readonly typeOnly: boolean;
  /** The names taken; empty when only run or taken whole. */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the project's root, as in `server/flow/graph.ts`. */
  readonly path: string;
  /** A test, or what only tests use (`testing.ts`, `testing/…`, `suite.ts`). */
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  /** Source text of every `import(...)` argument that is not a plain string. */
  readonly openImports: readonly string[];
  readonly program: unknown;
}

/** Every file that is ours, parsed. */
export function readSources(): readonly SourceFile[] {
  const paths = globSync("{app,components,server,db,e2e,bench}/**/*.{ts,tsx}", { cwd: root }).filter((path) => !path.endsWith(".d.ts"));
  return paths.sort().map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ""}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    return { ...target(path, moduleRequest.value), typeOnly, names: entries.flatMap((entry) => entry.importName.name ?? []) };
  });
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest === null ? [] : [{ ...target(path, moduleRequest.value), typeOnly: isType, names: [] }]));
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end));
  const literal = dynamic.flatMap((argument) => /^["']([^"']+)["']$/.exec(argument)?.[1] ?? []);
  return {
    path,
    isTest: isTest(path),
    imports: [...imports, ...exports, ...literal.map((specifier) => ({ ...target(path, specifier), typeOnly: false, names: [] }))],
    openImports: dynamic.filter((argument) => !/^["'][^"']+["']$/.test(argument)),
    program,
  };
}

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(path) || /\/(testing[^/]*|suite)\.tsx?$|\/testing\//.test(path);
}

function target(from: string, specifier: string): { readonly to: string; readonly ours: boolean } {
  if (specifier.startsWith("#")) return { to: existing(specifier.slice(1)), ours: true };
  if (specifier.startsWith(".")) return { to: existing(relative(root, join(root, dirname(from), specifier))), ours: true };
  return { to: specifier, ours: false };
}

/** The table of arrows is only as good as this: a path that leads nowhere must not pass as a package. */
function existing(path: string): string {
  if (!existsSync(join(root, path))) throw new Error(`An import leads to ${path}, which is not there.`);
  return path;
}
