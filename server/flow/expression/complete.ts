import { wordFor } from "../shape-check.ts";
import { fieldOf, itemOf, type Typed } from "../shape-typed.ts";
import { accepts } from "./function.ts";
import { functionNamed, functionNames, signatureOf } from "./functions.ts";
import { Inference } from "./infer.ts";
import { parseFormula } from "./parse.ts";
import { printField } from "./print.ts";
import { type Scope, withName } from "./scope.ts";
import { eachVerbs } from "./syntax.ts";

/** What can be written at the cursor. `from` and `to`: the characters that `insert` takes the place of. */
export interface Completion {
  readonly kind: "name" | "field" | "function";
  readonly label: string;
  readonly insert: string;
  /** The type of a name or field, the signature of a function. */
  readonly detail: string;
  readonly from: number;
  readonly to: number;
}

const MOST = 100;

/** Names, fields and functions that fit at a position of an unfinished formula, likeliest first. Empty inside quotes. */
export function completionsAt(text: string, at: number, scope: Scope): readonly Completion[] {
  const before = text.slice(0, at);
  if (isInQuotes(before)) return [];
  const inside = withItems(before, scope);
  const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? "";
  const from = at - word.length;
  if (before[from - 1] !== ".") return afresh(word, from, at, inside);
  return below(receiver(before.slice(0, from - 1)), word, { from, to: at }, inside);
}

function afresh(word: string, from: number, to: number, scope: Scope): readonly Completion[] {
  const names = [...scope.names()].map((name): Completion => ({ kind: "name", label: name, insert: name, detail: typeText(scope.get(name)), from, to }));
  const calls = functionNames.map((name) => completionOf(name, `${name}(`, from, to));
  return matching(word, [...names, ...calls]);
}

/** Fields of what stands before the dot, then the functions that take it. */
function below(path: string, word: string, { from, to }: { from: number; to: number }, scope: Scope): readonly Completion[] {
  const parsed = parseFormula(path);
  if (!parsed.ok) return [];
  const of = new Inference(parsed.expr).infer(parsed.expr, scope);
  const fields = of.shape.type === "object" ? Object.keys(of.shape.properties) : [];
  const offered = fields.map((key): Completion => {
    const written = printField(key);
    const isPlain = written.startsWith(".");
    // `["E-mail"]` takes the place of the dot too.
    return { kind: "field", label: key, insert: isPlain ? key : written, detail: typeText(fieldOf(of, key) ?? undefined), from: isPlain ? from : from - 1, to };
  });
  const each =
    of.shape.type === "array"
      ? eachVerbs.map((verb): Completion => ({ kind: "function", label: verb, insert: `${verb}(item, `, detail: `list.${verb}(item, …)`, from, to }))
      : [];
  const calls = functionNames.filter((name) => takes(name, of)).map((name) => completionOf(name, `${name}(`, from, to));
  return matching(word, [...offered, ...each, ...calls]);
}

function takes(name: string, of: Typed): boolean {
  const [first] = functionNamed(name)?.params ?? [];
  return first !== undefined && of.shape.type !== "unknown" && accepts(first.takes, of.shape, of.shape);
}

function completionOf(name: string, insert: string, from: number, to: number): Completion {
  const known = functionNamed(name);
  return { kind: "function", label: name, insert, detail: known === null ? "" : signatureOf(name, known), from, to };
}

function typeText(value: Typed | undefined): string {
  return value === undefined ? "" : `${wordFor(value.shape.type)}${value.optional ? "?" : ""}`;
}

/** Those that begin with what is written come before those that hold it. */
function matching(word: string, all: readonly Completion[]): readonly Completion[] {
  const wanted = word.toLowerCase();
  const begins = all.filter((one) => one.label.toLowerCase().startsWith(wanted));
  const holds = wanted === "" ? [] : all.filter((one) => one.label.toLowerCase().indexOf(wanted) > 0);
  return [...begins, ...holds].slice(0, MOST);
}

function isInQuotes(before: string): boolean {
  let open: string | null = null;
  for (let i = 0; i < before.length; i++) {
    const char = before[i];
    if (open !== null && char === "\\") i++;
    else if (char === open) open = null;
    else if (open === null && (char === '"' || char === "'")) open = char;
  }
  return open !== null;
}

/** The names of items whose list is still being written about: `order.lines.map(line, |`. */
function withItems(before: string, scope: Scope): Scope {
  let inside = scope;
  for (const match of before.matchAll(/\.(?:map|filter|exists|all|sortBy)\(\s*([A-Za-z_]\w*)\s*,/g)) {
    if (isClosed(before.slice(match.index + match[0].length))) continue;
    const list = parseFormula(receiver(before.slice(0, match.index)));
    const item = list.ok ? itemOf(new Inference(list.expr).infer(list.expr, inside)) : null;
    inside = withName(inside, match[1] ?? "", item ?? { shape: { type: "unknown" }, optional: true });
  }
  return inside;
}

function isClosed(after: string): boolean {
  let depth = 0;
  for (const char of after) {
    if (char === "(") depth++;
    if (char === ")" && --depth < 0) return true;
  }
  return false;
}

/** The longest path or call that a text ends with. */
function receiver(before: string): string {
  let at = before.length;
  let depth = 0;
  for (; at > 0; at--) {
    const char = before[at - 1] ?? "";
    if (char === ")" || char === "]") depth++;
    else if (char === "(" || char === "[") depth--;
    if (depth < 0 || (depth === 0 && !/[\w.()[\]"]/.test(char))) break;
  }
  return before.slice(at);
}
