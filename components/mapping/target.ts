import type { Mapping } from "#server/flow/mapping.ts";
import { mappingAt } from "#server/flow/mapping-edit.ts";
import type { ObjectShape, Shape } from "#server/flow/shape.ts";

/** A field of the form, a group of fields, or a list of rows. `path` as in `Place.path`. */
export type TargetNode = TargetField | TargetGroup | TargetList;

interface TargetBase {
  readonly path: readonly string[];
  readonly title: string;
  readonly description: string | null;
  /** It has to be there for the step to run, as far as the groups around it are used. */
  readonly required: boolean;
}
export interface TargetField extends TargetBase {
  readonly type: "field";
  readonly shape: Shape;
}
export interface TargetGroup extends TargetBase {
  readonly type: "group";
  readonly children: readonly TargetNode[];
}
export interface TargetList extends TargetBase {
  readonly type: "list";
  readonly shape: Extract<Shape, { type: "array" }>;
}

/** The form of a target: required fields first within each group, then in the app's order. */
export function targetNodes(shape: Shape, mapping: Mapping): readonly TargetNode[] {
  if (shape.type === "object") return children(shape, mapping, [], true);
  return [fieldOf(shape, [], "", true)];
}

/** Fields of a row of a list. */
export function rowNodes(items: Shape, mapping: Mapping, path: readonly string[]): readonly TargetNode[] {
  return items.type === "object" ? children(items, mapping, path, true) : [fieldOf(items, path, items.title ?? "", true)];
}

function children(shape: ObjectShape, mapping: Mapping, path: readonly string[], wanted: boolean): readonly TargetNode[] {
  const extra = unknownKeys(shape, mappingAt(mapping, path));
  const known = Object.entries(shape.properties).map(([key, inner]) => nodeOf(key, inner, mapping, path, wanted && (shape.required?.includes(key) ?? false)));
  const strangers = extra.map((key) => fieldOf({ type: "unknown" }, [...path, key], key, false));
  return [...known, ...strangers].toSorted((a, b) => Number(b.required) - Number(a.required));
}

function nodeOf(key: string, shape: Shape, mapping: Mapping, parent: readonly string[], required: boolean): TargetNode {
  const path = [...parent, key];
  const base = { path, title: shape.title ?? key, description: shape.description ?? null, required: required && shape.default === undefined };
  if (shape.type === "object" && Object.keys(shape.properties).length > 0) {
    const used = required || mappingAt(mapping, path) !== null;
    return { ...base, type: "group", children: children(shape, mapping, path, used) };
  }
  if (shape.type === "array" && isRows(shape.items)) return { ...base, type: "list", shape };
  return { ...base, type: "field", shape };
}

function isRows(items: Shape): boolean {
  return items.type === "object" && Object.keys(items.properties).length > 0;
}

function fieldOf(shape: Shape, path: readonly string[], title: string, required: boolean): TargetField {
  return { type: "field", path, title, description: shape.description ?? null, shape, required };
}

/** Fields that were mapped and that the app does not know, or that a free form holds. */
function unknownKeys(shape: ObjectShape, mapping: Mapping | null): readonly string[] {
  return mapping?.kind === "record" ? Object.keys(mapping.fields).filter((key) => !Object.hasOwn(shape.properties, key)) : [];
}

export interface Progress {
  readonly mapped: number;
  readonly all: number;
  readonly requiredLeft: number;
}

/** How much of a form is filled: required fields and those that were mapped count. */
export function progressOf(nodes: readonly TargetNode[], mapping: Mapping): Progress {
  return nodes.map((node) => progressOfNode(node, mapping)).reduce(add, { mapped: 0, all: 0, requiredLeft: 0 });
}

function progressOfNode(node: TargetNode, mapping: Mapping): Progress {
  if (node.type === "group") return progressOf(node.children, mapping);
  const there = isMapped(mapping, node.path);
  if (node.type === "list" && there) {
    const item = mappingAt(mapping, node.path);
    const each = item?.kind === "list" && item.each !== undefined;
    return each ? progressOf(rowNodes(node.shape.items, mapping, [...node.path, "[]"]), mapping) : { mapped: 1, all: 1, requiredLeft: 0 };
  }
  if (there) return { mapped: 1, all: 1, requiredLeft: 0 };
  return node.required ? { mapped: 0, all: 1, requiredLeft: 1 } : { mapped: 0, all: 0, requiredLeft: 0 };
}

function add(a: Progress, b: Progress): Progress {
  return { mapped: a.mapped + b.mapped, all: a.all + b.all, requiredLeft: a.requiredLeft + b.requiredLeft };
}

/** Something is written there. */
export function isMapped(mapping: Mapping, path: readonly string[]): boolean {
  const here = mappingAt(mapping, path);
  return here !== null && !(here.kind === "literal" && here.value === "") && !(here.kind === "formula" && here.formula === "");
}

/** Whether any field below is mapped: a group that is used is shown. */
export function isUsed(node: TargetNode, mapping: Mapping): boolean {
  return node.type === "group" ? node.children.some((child) => isUsed(child, mapping)) : isMapped(mapping, node.path);
}
