import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import { limits } from "../limits.ts";
import { isPrototypeKey, numberFromText } from "../value.ts";
import { type Expr, isEachVerb, type RecordExpr } from "./syntax.ts";

export type ParsedFormula =
  | { readonly ok: true; readonly expr: Expr }
  /** `at`: offset of the character that cannot stand there. */
  | { readonly ok: false; readonly reason: SyntaxReason; readonly at: number; readonly detail: string };

export type SyntaxReason = "empty" | "too_long" | "too_deep" | "unexpected" | "unsupported" | "name_twice" | "name_refused";

/** Only the parser of the library is used: types and evaluation are ours. */
const grammar = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxDepth: limits.formulaDepth, maxAstNodes: limits.formulaLength },
});

class Unsupported extends Error {
  readonly at: number;
  readonly reason: SyntaxReason;
  constructor(reason: SyntaxReason, at: number, detail: string) {
    super(detail);
    this.reason = reason;
    this.at = at;
  }
}

const remembered = new Map<string, ParsedFormula>();
let length = 0;
/** Of all remembered formulas together: trees take about a hundred times the length of their text. */
const MOST_REMEMBERED = 300_000;

/**
 * A formula's text as a tree, or where it stops making sense. Never throws. The same text gives the same tree: a flow is
 * checked at every keystroke, and nearly all of its formulas are as they were.
 */
export function parseFormula(text: string): ParsedFormula {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const parsed = parseAfresh(text);
  if (text.length > limits.formulaLength) return parsed;
  length += text.length;
  if (length > MOST_REMEMBERED) {
    remembered.clear();
    length = text.length;
  }
  remembered.set(text, parsed);
  return parsed;
}

function parseAfresh(text: string): ParsedFormula {
  if (text.trim() === "") return { ok: false, reason: "empty", at: 0, detail: "" };
  if (text.length > limits.formulaLength) return { ok: false, reason: "too_long", at: limits.formulaLength, detail: "" };
  try {
    return { ok: true, expr: convert(grammar.parse(text).ast, text, 0) };
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, reason: error.reason, at: error.at, detail: error.message };
    if (error instanceof ParseError) return fromLibrary(error, text);
    // A long row of signs (`- - - -…`) is the one nesting that the library does not count.
    if (error instanceof RangeError) return { ok: false, reason: "too_deep", at: 0, detail: "" };
    throw error;
  }
}

function fromLibrary(error: ParseError, text: string): ParsedFormula {
  const at = Math.min(error.range?.start ?? 0, text.length);
  return { ok: false, reason: error.code === "limit_exceeded" ? "too_deep" : "unexpected", at, detail: text.slice(at, at + 12) };
}

function convert(node: ASTNode, text: string, depth: number): Expr {
  if (depth > limits.formulaDepth) throw new Unsupported("too_deep", node.pos, "");
  const place = { at: node.start, end: node.end };
  const inner = (part: ASTNode) => convert(part, text, depth + 1);
  switch (node.op) {
    case "value":
      return literal(node, text);
    case "id":
      return { kind: "name", name: node.args, ...place };
    case ".":
      return { kind: "field", of: inner(node.args[0]), name: node.args[1], at: node.pos, end: node.end };
    case "[]":
      return index(inner(node.args[0]), inner(node.args[1]), place);
    case "call":
      return { kind: "call", name: node.args[0], args: node.args[1].map(inner), method: false, ...place };
    case "rcall":
      return method(node.args[0], inner(node.args[1]), node.args[2].map(inner), place);
    case "list":
      return { kind: "list", items: node.args.map(inner), ...place };
    case "map":
      return { kind: "record", entries: entriesOf(node.args, inner), ...place };
    case "?:":
      return { kind: "choose", test: inner(node.args[0]), yes: inner(node.args[1]), no: inner(node.args[2]), ...place };
    case "!_":
      return { kind: "unary", op: "!", of: inner(node.args), ...place };
    case "-_":
      return negative(inner(node.args), place);
    case ".?":
    case "[?]":
      throw new Unsupported("unsupported", node.pos, "?");
    default:
      return { kind: "binary", op: node.op, left: inner(node.args[0]), right: inner(node.args[1]), ...place };
  }
}

function literal(node: Extract<ASTNode, { op: "value" }>, text: string): Expr {
  const place = { at: node.start, end: node.end };
  const value = node.args;
  if (value === null || typeof value === "boolean" || typeof value === "string") return { kind: "literal", value, ...place };
  // The digits as written: the library has already made a double of them.
  if (typeof value === "number") return { kind: "literal", value: numberFromText(text.slice(node.start, node.end)), ...place };
  if (typeof value === "bigint") return { kind: "literal", value: numberFromText(String(value)), ...place };
  throw new Unsupported("unsupported", node.start, text.slice(node.start, node.end));
}

function negative(of: Expr, place: { at: number; end: number }): Expr {
  if (of.kind === "literal" && typeof of.value === "number" && of.value > 0) return { kind: "literal", value: -of.value, ...place };
  return { kind: "unary", op: "-", of, ...place };
}

function index(of: Expr, at: Expr, place: { at: number; end: number }): Expr {
  if (at.kind === "literal" && typeof at.value === "string") return { kind: "field", of, name: at.value, at: at.at, end: place.end };
  return { kind: "index", of, index: at, ...place };
}

function method(name: string, receiver: Expr, args: readonly Expr[], place: { at: number; end: number }): Expr {
  const [as, second, third] = args;
  if (isEachVerb(name) && as?.kind === "name" && second !== undefined) {
    if (third === undefined) return { kind: "each", verb: name, list: receiver, as: as.name, where: null, body: second, ...place };
    if (name === "map" && args.length === 3) return { kind: "each", verb: name, list: receiver, as: as.name, where: second, body: third, ...place };
  }
  return { kind: "call", name, args: [receiver, ...args], method: true, ...place };
}

function entriesOf(pairs: readonly (readonly [ASTNode, ASTNode])[], inner: (part: ASTNode) => Expr): RecordExpr["entries"] {
  const seen = new Set<string>();
  return pairs.map(([name, value]) => {
    const key = keyOf(name);
    if (isPrototypeKey(key) || key.startsWith("\u0000")) throw new Unsupported("name_refused", name.start, key);
    if (seen.has(key)) throw new Unsupported("name_twice", name.start, key);
    seen.add(key);
    return { key, value: inner(value) };
  });
}

function keyOf(node: ASTNode): RecordExpr["entries"][number]["key"] {
  if (node.op === "value" && typeof node.args === "string") return node.args;
  throw new Unsupported("unsupported", node.start, "");
}
