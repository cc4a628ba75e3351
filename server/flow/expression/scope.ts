import type { Typed } from "../shape-typed.ts";

/** What a formula may name: the steps before it, and inside lists the item. */
export interface Scope {
  get(name: string): Typed | undefined;
  /** All names, for the nearest one to a misspelling. */
  names(): Iterable<string>;
  /** A step of that key exists but does not come before. */
  isStranger(name: string): boolean;
}

/** The same names and one more, which hides any other of that name. */
export function withName(scope: Scope, name: string, value: Typed): Scope {
  return {
    get: (wanted) => (wanted === name ? value : scope.get(wanted)),
    names: () => [name, ...scope.names()],
    isStranger: (wanted) => wanted !== name && scope.isStranger(wanted),
  };
}

/** A scope of fixed names, for formulas outside a flow and for tests. */
export function scopeOf(names: { readonly [name: string]: Typed }): Scope {
  return {
    get: (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
    names: () => Object.keys(names),
    isStranger: () => false,
  };
}

export const emptyScope: Scope = scopeOf({});
