import * as z from "zod/mini";
import { isReserved } from "./expression/syntax.ts";
import { defaultSettings, ERROR, type Graph, OTHERWISE, OUT } from "./graph.ts";
import { limits } from "./limits.ts";
import type { Mapping } from "./mapping.ts";
import type { Shape } from "./shape.ts";
import { EXACT, FILE, isPrototypeKey, type Value } from "./value.ts";

export type ParsedGraph = { readonly ok: true; readonly graph: Graph } | { readonly ok: false; readonly issues: readonly GraphIssue[] };

/** What in a document is not as a flow is written. `path` walks the document. */
export interface GraphIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Deeper than any flow; looked at before anything walks the document by recursion. */
const MOST_DEPTH = 128;
const MOST_NODES = limits.nodes * 2;
const MOST_EDGES = 10_000;

/** The one door for stored, imported and pasted flows. Never throws; upgrades older documents. */
export function parseGraph(document: unknown): ParsedGraph {
  const refused = refuse(document);
  if (refused !== null) return { ok: false, issues: [refused] };
  const parsed = graphSchema.safeParse(upgradeGraph(document));
  if (parsed.success) return { ok: true, graph: parsed.data };
  return { ok: false, issues: parsed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String), message: issue.message })) };
}

/** Brings a document of an older schema to the newest. There is one schema so far. */
export function upgradeGraph(document: unknown): unknown {
  return document;
}

/** Depth and keys that would reach a prototype, without recursion. */
function refuse(document: unknown): GraphIssue | null {
  const open: { readonly data: object; readonly path: readonly string[] }[] = [];
  const look = (data: unknown, path: readonly string[]) => {
    if (typeof data === "object" && data !== null) open.push({ data, path });
  };
  look(document, []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { data, path } = next;
    if (path.length > MOST_DEPTH) return { path: path.slice(0, 8), message: `Nested deeper than ${MOST_DEPTH} levels` };
    if (Array.isArray(data)) {
      for (const [i, item] of data.entries()) look(item, [...path, String(i)]);
      continue;
    }
    for (const [key, inner] of Object.entries(data)) {
      if (isPrototypeKey(key)) return { path: [...path, key], message: "This name is not allowed" };
      look(inner, [...path, key]);
    }
  }
  return null;
}

const key = z.string().check(
  z.regex(/^[a-z][a-z0-9_]{0,39}$/, "Lower-case letters, digits and underscores, at most 40, beginning with a letter"),
  z.refine((text) => !isReserved(text), "A word of the formula language"),
);
const label = z.string().check(z.minLength(1), z.maxLength(200));
const formula = z.string().check(z.maxLength(limits.formulaLength));
const port = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
const id = z.string().check(z.minLength(1), z.maxLength(200));

const value: z.ZodMiniType<Value> = z.custom<Value>(isValue, "Not data that a flow can hold");

/** Depth was bounded before. */
function isValue(data: unknown): data is Value {
  if (data === null || typeof data === "boolean" || typeof data === "string") return true;
  if (typeof data === "number") return Number.isFinite(data);
  if (typeof data !== "object") return false;
  if (Array.isArray(data)) return data.every(isValue);
  const keys = Object.keys(data);
  if (keys.includes(EXACT)) return keys.length === 1 && /^-?\d/.test(String(Reflect.get(data, EXACT)));
  if (keys.includes(FILE)) return keys.length === 1;
  return !keys.some((name) => name.startsWith("\u0000")) && Object.values(data).every(isValue);
}

const notes = {
  title: z.exactOptional(z.string()),
  description: z.exactOptional(z.string()),
  meaning: z.exactOptional(z.string()),
  nullable: z.exactOptional(z.literal(true)),
  secret: z.exactOptional(z.literal(true)),
  personal: z.exactOptional(z.literal(true)),
  lookup: z.exactOptional(z.string()),
  lookupGiven: z.exactOptional(z.array(z.string())),
  default: z.exactOptional(z.union([z.string(), z.number(), z.boolean()])),
};
const count = z.number().check(z.nonnegative());

const shape: z.ZodMiniType<Shape> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("string"),
      ...notes,
      format: z.exactOptional(z.enum(["date", "date-time", "email", "uri", "decimal", "uuid", "country", "currency"])),
      enum: z.exactOptional(z.array(z.string())),
      enumTitles: z.exactOptional(z.array(z.string())),
      minLength: z.exactOptional(count),
      maxLength: z.exactOptional(count),
    }),
    z.strictObject({
      type: z.literal("number"),
      ...notes,
      integer: z.exactOptional(z.literal(true)),
      minimum: z.exactOptional(z.number()),
      maximum: z.exactOptional(z.number()),
    }),
    z.strictObject({ type: z.literal("boolean"), ...notes }),
    z.strictObject({ type: z.literal("array"), ...notes, items: shape, minItems: z.exactOptional(count), maxItems: z.exactOptional(count) }),
    z.strictObject({
      type: z.literal("object"),
      ...notes,
      properties: z.record(z.string(), shape),
      required: z.exactOptional(z.array(z.string())),
      additional: z.exactOptional(shape),
    }),
    z.strictObject({ type: z.literal("file"), ...notes }),
    z.strictObject({ type: z.literal("null"), ...notes }),
    z.strictObject({ type: z.literal("unknown"), ...notes }),
  ]),
);

const mapping: z.ZodMiniType<Mapping> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("literal"), value }),
    z.strictObject({
      kind: z.literal("text"),
      parts: z.array(z.union([z.strictObject({ text: z.string().check(z.maxLength(100_000)) }), z.strictObject({ formula })])).check(z.maxLength(500)),
    }),
    z.strictObject({ kind: z.literal("formula"), formula }),
    z.strictObject({ kind: z.literal("record"), fields: z.record(z.string(), mapping) }),
    z.strictObject({
      kind: z.literal("list"),
      each: z.exactOptional(
        z.strictObject({
          list: formula,
          as: z.string().check(z.maxLength(40)),
          onlyIf: z.exactOptional(formula),
          sortBy: z.exactOptional(z.strictObject({ formula, descending: z.exactOptional(z.boolean()) })),
          item: mapping,
        }),
      ),
      fixed: z.array(mapping).check(z.maxLength(500)),
    }),
  ]),
);

const logic = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("branch"),
    cases: z
      .array(
        z.strictObject({
          id: port.check(z.refine((name) => ![OTHERWISE, ERROR, OUT].includes(name), "This name is taken by the step itself")),
          label: z.string().check(z.maxLength(200)),
          condition: formula,
        }),
      )
      .check(z.maxLength(50)),
  }),
  z.strictObject({ type: z.literal("filter"), condition: formula }),
  z.strictObject({ type: z.literal("set"), value: mapping }),
  z.strictObject({ type: z.literal("join") }),
  z.strictObject({ type: z.literal("respond"), status: z.int().check(z.minimum(200), z.maximum(599)), body: mapping }),
  z.strictObject({ type: z.literal("stop"), outcome: z.enum(["succeeded", "failed"]), message: mapping }),
]);

const settings = z.strictObject({
  retry: z.strictObject({
    attempts: z.int().check(z.minimum(1), z.maximum(20)),
    backoffMs: z.int().check(z.minimum(0), z.maximum(3_600_000)),
  }),
  timeoutMs: z.int().check(z.minimum(100), z.maximum(300_000)),
  onError: z.enum(["stop", "route", "continue"]),
});

const position = z.strictObject({ x: z.number(), y: z.number() });
const base = { key, name: label, position };
const example = { shape: z.exactOptional(shape), sample: z.exactOptional(value) };

const node = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("trigger"),
    ...base,
    trigger: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("app"), connector: id, trigger: id }),
      z.strictObject({ type: z.literal("webhook"), ...example }),
      z.strictObject({ type: z.literal("manual"), ...example }),
    ]),
    connection: z.nullable(id),
  }),
  z.strictObject({
    kind: z.literal("action"),
    ...base,
    connector: id,
    operation: id,
    connection: z.nullable(id),
    input: mapping,
    settings: z._default(settings, { ...defaultSettings, retry: { ...defaultSettings.retry } }),
  }),
  z.strictObject({ kind: z.literal("logic"), ...base, logic }),
  z.strictObject({ kind: z.literal("note"), ...base, text: z.string().check(z.maxLength(10_000)) }),
]);

const graphSchema: z.ZodMiniType<Graph> = z.strictObject({
  schema: z.literal(1, "Not a flow of this version"),
  nodes: z.array(node).check(z.maxLength(MOST_NODES)),
  edges: z.array(z.strictObject({ from: z.strictObject({ node: key, port }), to: key })).check(z.maxLength(MOST_EDGES)),
});
