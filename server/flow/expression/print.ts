import { numberText } from "../value.ts";
import type { BinaryOp, Expr, LiteralExpr } from "./syntax.ts";

const BINDS: { readonly [op in BinaryOp]: number } = {
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  in: 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
};
const CHOOSE = 1;
const UNARY = 8;
const POSTFIX = 9;

/** A tree as text again; parsing that text gives the same tree. */
export function printFormula(expr: Expr): string {
  return print(expr, 0);
}

function print(expr: Expr, least: number): string {
  const text = bare(expr);
  return strength(expr) < least ? `(${text})` : text;
}

function strength(expr: Expr): number {
  switch (expr.kind) {
    case "choose":
      return CHOOSE;
    case "binary":
      return BINDS[expr.op];
    case "unary":
      return UNARY;
    case "literal":
      return typeof expr.value === "number" && expr.value < 0 ? UNARY : POSTFIX;
    default:
      return POSTFIX;
  }
}

function bare(expr: Expr): string {
  switch (expr.kind) {
    case "literal":
      return printLiteral(expr.value);
    case "name":
      return expr.name;
    case "field":
      return `${print(expr.of, POSTFIX)}${printField(expr.name)}`;
    case "index":
      return `${print(expr.of, POSTFIX)}[${print(expr.index, 0)}]`;
    case "call":
      return printCall(expr.name, expr.args, expr.method);
    case "each":
      return `${print(expr.list, POSTFIX)}.${expr.verb}(${[expr.as, ...(expr.where ? [print(expr.where, 0)] : []), print(expr.body, 0)].join(", ")})`;
    case "list":
      return `[${expr.items.map((item) => print(item, 0)).join(", ")}]`;
    case "record":
      return `{${expr.entries.map((entry) => `${printText(entry.key)}: ${print(entry.value, 0)}`).join(", ")}}`;
    case "choose":
      return `${print(expr.test, CHOOSE + 1)} ? ${print(expr.yes, 0)} : ${print(expr.no, 0)}`;
    case "binary":
      return `${print(expr.left, BINDS[expr.op])} ${expr.op} ${print(expr.right, BINDS[expr.op] + 1)}`;
    case "unary":
      return `${expr.op}${print(expr.of, UNARY)}`;
  }
}

function printCall(name: string, args: readonly Expr[], method: boolean): string {
  const [first, ...rest] = args;
  if (!method || first === undefined) return `${name}(${args.map((arg) => print(arg, 0)).join(", ")})`;
  return `${print(first, POSTFIX)}.${name}(${rest.map((arg) => print(arg, 0)).join(", ")})`;
}

/** `.email`, or `["E-mail address"]` where the name is none of the grammar's. */
export function printField(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !["in", "true", "false", "null"].includes(name) ? `.${name}` : `[${printText(name)}]`;
}

function printLiteral(value: LiteralExpr["value"]): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return printText(value);
  return numberText(value).replace("e+", "e");
}

/** A text as a literal: quotes, backslashes and control characters escaped. */
export function printText(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}\u2028\u2029]/gu, (char) => {
    if (char === '"' || char === "\\") return `\\${char}`;
    if (char === "\n") return "\\n";
    if (char === "\r") return "\\r";
    if (char === "\t") return "\\t";
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}
