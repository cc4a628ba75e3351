import { printField } from "./expression/print.ts";
import type { Mapping } from "./mapping.ts";
import { mappingAt, setAt } from "./mapping-edit.ts";
import { fixMapping } from "./mapping-fix.ts";
import type { Source } from "./scope.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { type AssignProblem, assign } from "./shape-assign.ts";
import { fieldOf, isRequired, itemOf, type Typed } from "./shape-typed.ts";
import { likeness, meaningsOf, wordsOf } from "./suggest-words.ts";

/** A mapping that is likely meant. Strong ones can be shown in the field; nothing is mapped unseen. */
export interface Suggestion {
  /** Place in the target, as in `Place.path`. */
  readonly path: readonly string[];
  readonly mapping: Mapping;
  readonly strength: "strong" | "weak";
  readonly why: "meaning" | "synonym" | "name" | "type";
  /** The source field: a step's key and fields below it. */
  readonly from: readonly string[];
}

interface Candidate {
  readonly path: readonly string[];
  readonly typed: Typed;
  readonly words: readonly string[];
  /** Steps further back are less likely meant. */
  readonly distance: number;
}

const MOST_DEPTH = 6;
const MOST_CANDIDATES = 2_000;
const STRONG = 75;
const WEAK = 45;

/** Proposes sources for the fields of a target that `mapped` leaves open, best first within each field. */
export function suggest(target: Shape, sources: readonly Source[], mapped: Mapping = { kind: "record", fields: {} }): readonly Suggestion[] {
  const candidates = sources.flatMap((source, distance) => fieldsBelow([source.key], source.typed, distance, 0));
  return target.type === "object" ? forFields(target, candidates.slice(0, MOST_CANDIDATES), mapped, []) : [];
}

function fieldsBelow(path: readonly string[], of: Typed, distance: number, depth: number): readonly Candidate[] {
  const { shape } = of;
  if (depth > MOST_DEPTH || shape.type === "unknown" || shape.type === "null" || shape.secret) return [];
  if (shape.type !== "object") return [{ path, typed: of, words: wordsOf(path.slice(1).join(" ")), distance }];
  return Object.keys(shape.properties).flatMap((key) => {
    const inner = fieldOf(of, key);
    return inner === null ? [] : fieldsBelow([...path, key], inner, distance, depth + 1);
  });
}

function forFields(target: ObjectShape, candidates: readonly Candidate[], mapped: Mapping, path: readonly string[]): readonly Suggestion[] {
  return Object.entries(target.properties).flatMap(([key, shape]) => {
    const at = [...path, key];
    if (shape.type === "object") return forFields(shape, candidates, mapped, at);
    if (mappingAt(mapped, at) !== null || shape.secret) return [];
    if (shape.type === "array" && shape.items.type === "object") return forList(shape, shape.items, candidates, at);
    const best = bestFor(at, shape, isRequired(target, key), candidates);
    return best === null ? [] : [best];
  });
}

function bestFor(path: readonly string[], shape: Shape, required: boolean, candidates: readonly Candidate[]): Suggestion | null {
  const scored = candidates.flatMap((candidate) => {
    const { score, why } = scoreOf(path, shape, candidate);
    const fit = score >= WEAK ? fitted(candidate, shape, required, why) : null;
    return fit === null ? [] : [{ candidate, score: score - farness(candidate) - (fit.converted ? 2 : 0), why, mapping: fit.mapping }];
  });
  const [best, next] = scored.sort((a, b) => b.score - a.score || a.candidate.path.length - b.candidate.path.length);
  if (best === undefined || best.score < WEAK) return null;
  const alone = next === undefined || next.score < best.score;
  return { path, mapping: best.mapping, strength: best.score >= STRONG && alone ? "strong" : "weak", why: best.why, from: best.candidate.path };
}

/** Fields of nearer steps, nearer to the top, and of the person rather than of one of their addresses, are likelier meant. */
function farness({ path, distance, words }: Candidate): number {
  return distance + (path.length - 2) + (meaningsOf(words).includes("customer") ? 0 : 0.5);
}

interface Score {
  readonly score: number;
  readonly why: Suggestion["why"];
}

/** What a field is meant for, said by its connector, counts most; then names that mean the same; then parts of names. */
function scoreOf(path: readonly string[], shape: Shape, { typed, words }: Candidate): Score {
  const { meaning } = typed.shape;
  const own = wordsOf(path.filter((part) => part !== "[]").join(" "));
  if (shape.meaning !== undefined && meaning !== undefined) {
    return { score: meaningScore(shape.meaning, meaning) + likeness(meaningsOf(own), meaningsOf(words)) * 5, why: "meaning" };
  }
  const same = nameScore(own, wordsOf(path.at(-1) ?? ""), words);
  const format = shape.type === "string" && typed.shape.type === "string" && shape.format !== undefined && shape.format === typed.shape.format ? 10 : 0;
  if (same.score === 0) return { score: format > 0 && shape.type === "string" && shape.format === "email" ? 60 : 0, why: "type" };
  return { score: Math.min(95, same.score + format), why: same.why };
}

/** `invoice.date` and `order.date` are alike, not the same; a due date can be counted from the day of the order. */
function meaningScore(target: string, source: string): number {
  if (target === source) return 95;
  const last = target.split(".").at(-1) ?? "";
  if (ALIKE.has(last) && last === source.split(".").at(-1)) return 62;
  return isDueFrom(target, source) ? 55 : 0;
}

/** The id or the status of one thing is never that of another. */
const ALIKE = new Set(["date", "note", "number", "title"]);

function isDueFrom(target: string | undefined, source: string | undefined): boolean {
  return target === "invoice.due_date" && source === "order.date";
}

const DUE_DAYS = 30;

function nameScore(own: readonly string[], last: readonly string[], words: readonly string[]): { readonly score: number; readonly why: "synonym" | "name" } {
  const tail = words.slice(-last.length);
  const [meant, theirs] = [meaningsOf(last), meaningsOf(tail)];
  const around = likeness(meaningsOf(own), meaningsOf(words)) * 15;
  if (last.join(" ") === tail.join(" ")) return { score: 70 + around, why: "name" };
  if (meant.join(" ") === theirs.join(" ") || meaningsOf(last).join(" ") === meaningsOf(words.slice(-2)).join(" "))
    return { score: 66 + around, why: "synonym" };
  const shared = likeness(meaningsOf(last), meaningsOf(words.slice(-3)));
  return shared >= 0.5 ? { score: 40 + shared * 20 + around, why: "name" } : { score: 0, why: "name" };
}

interface Fit {
  readonly mapping: Mapping;
  readonly converted: boolean;
}

/** The source's formula as the target takes it, converted if need be; null when no conversion makes it fit. */
function fitted({ path, typed }: Candidate, shape: Shape, required: boolean, why: Suggestion["why"]): Fit | null {
  const plain: Mapping = { kind: "formula", formula: formulaOf(path) };
  const found = assign(typed, shape, required).filter((problem) => problem.code !== "maybe_missing");
  // Any text into a choice is a guess, unless both are known to mean the same.
  if (why !== "meaning" && found.some((problem) => problem.code === "not_in_enum")) return null;
  const errors = found.filter((problem) => problem.severity === "error");
  const mapping = errors[0] === undefined ? plain : errors.length === 1 ? converted(errors[0], plain, typed, shape) : null;
  if (mapping === null) return null;
  return { mapping: isDueFrom(shape.meaning, typed.shape.meaning) ? later(mapping) : mapping, converted: mapping !== plain };
}

function converted(problem: AssignProblem, plain: Mapping, typed: Typed, shape: Shape): Mapping | null {
  const [label] = problem.fixes;
  const isConversion = label === "convert_to_number" || label === "convert_to_text" || label === "convert_to_date";
  return isConversion ? (fixMapping(label, plain, typed, shape, problem.params).mapping ?? null) : null;
}

function later(mapping: Mapping): Mapping {
  return mapping.kind === "formula" ? { kind: "formula", formula: `addDays(${mapping.formula}, ${DUE_DAYS})` } : mapping;
}

export function formulaOf(path: readonly string[]): string {
  const [root = "", ...fields] = path;
  return root + fields.map(printField).join("");
}

/** The list whose items fill the most fields, with those fields mapped. */
function forList(list: Shape, item: ObjectShape, candidates: readonly Candidate[], path: readonly string[]): readonly Suggestion[] {
  const lists = candidates.flatMap((candidate) => {
    const of = itemOf(candidate.typed);
    if (candidate.typed.shape.type !== "array" || of === null) return [];
    const inner = forFields(item, fieldsBelow(["item"], of, 0, 0), { kind: "record", fields: {} }, []).filter((one) => one.strength === "strong");
    const named = nameScore(wordsOf(path.at(-1) ?? ""), wordsOf(path.at(-1) ?? ""), candidate.words).score > 0 ? 1 : 0;
    return inner.length === 0 ? [] : [{ candidate, inner, score: inner.length + named + (isSame(list, candidate) ? 2 : 0) - candidate.distance / 100 }];
  });
  const [best] = lists.sort((a, b) => b.score - a.score);
  if (best === undefined) return [];
  const record = best.inner.reduce<Mapping>((mapping, one) => setAt(mapping, one.path, one.mapping), { kind: "record", fields: {} });
  const mapping: Mapping = { kind: "list", each: { list: formulaOf(best.candidate.path), as: "item", item: record }, fixed: [] };
  const needed = (item.required ?? []).filter((key) => !best.inner.some((one) => one.path[0] === key));
  return [
    {
      path,
      mapping,
      strength: needed.length === 0 || isSame(list, best.candidate) ? "strong" : "weak",
      why: best.inner[0]?.why ?? "name",
      from: best.candidate.path,
    },
  ];
}

function isSame(target: Shape, { typed }: Candidate): boolean {
  return target.meaning !== undefined && target.meaning === typed.shape.meaning;
}
