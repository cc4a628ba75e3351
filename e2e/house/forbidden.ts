import type { SourceFile } from "./sources.ts";

/** Ways in which data could become code, or text a statement. */
export function findForbidden({ path, program, imports, openImports }: SourceFile): readonly string[] {
  const found = [
    ...openImports.map((argument) => `import(${argument}): what is loaded must stand in the source`),
    ...imports.filter(({ to }) => to === "node:vm" || to === "vm").map(({ to }) => `${to}: runs text as code`),
  ];
  for (const node of nodesOf(program)) {
    const callee = calleeName(node);
    if (callee === "eval" || callee === "Function") found.push(`${callee}(): runs text as code`);
    if (callee === "sql.raw" || callee === "sql.identifier") found.push(`${callee}(): makes a statement of text`);
  }
  return found.map((what) => `${path}: ${what}`);
}

const CLIENTS = ["node:http", "node:https", "node:http2", "node:net", "node:tls", "node:dgram"];
const CALLS_OUT = ["request", "get", "connect", "createConnection", "Socket", "createSocket"];

/** Whether a file could send something to another machine by itself. */
export function callsOut({ program, imports }: SourceFile): boolean {
  if (imports.some(({ to, typeOnly }) => to === "undici" && !typeOnly)) return true;
  if (imports.some(({ to, typeOnly, names }) => CLIENTS.includes(to) && !typeOnly && names.some((name) => CALLS_OUT.includes(name)))) return true;
  return nodesOf(program).some((node) => calleeName(node) === "fetch");
}

type Node = Readonly<Record<string, unknown>>;

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name of what a call or `new` runs: `eval`, `sql.raw`; empty for anything deeper. */
function calleeName(node: Node): string {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return "";
  return nameOf(node.callee);
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "Identifier") return typeof value.name === "string" ? value.name : "";
  if (value.type !== "MemberExpression") return "";
  const name = `${nameOf(value.object)}.${nameOf(value.property)}`;
  return name.replace(/^(globalThis|window|self)\./, "");
}
