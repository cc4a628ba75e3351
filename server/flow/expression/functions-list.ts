import { canonicalText } from "../canonical.ts";
import { add, type Numeric } from "../decimal.ts";
import { itemOf, maybe, number, type Typed, whole } from "../shape-typed.ts";
import { isList, type Value } from "../value.ts";
import { asCount, asList, asNumber } from "./arguments.ts";
import type { FormulaFunction } from "./function.ts";
import { sizeOf } from "./size.ts";

const listParam = { name: "list", takes: "list" } as const;

function anItem(args: readonly Typed[]): Typed {
  const list = args[0];
  return maybe((list && itemOf({ shape: list.shape, optional: false })) ?? { shape: { type: "unknown" }, optional: true });
}

function sameList(args: readonly Typed[]): Typed {
  return { shape: args[0]?.shape.type === "array" ? args[0].shape : { type: "array", items: { type: "unknown" } }, optional: false };
}

export const listFunctions = {
  first: {
    group: "list",
    params: [listParam],
    example: 'first(["a", "b"]) → "a"',
    gives: anItem,
    run: ([list]) => asList(list)[0],
  },
  last: {
    group: "list",
    params: [listParam],
    example: 'last(["a", "b"]) → "b"',
    gives: anItem,
    run: ([list]) => asList(list).at(-1),
  },
  count: {
    group: "list",
    params: [listParam],
    example: 'count(["a", "b"]) → 2',
    gives: () => whole,
    run: ([list]) => asList(list).length,
  },
  sum: {
    group: "list",
    params: [{ name: "list", takes: "numbers" }],
    example: "sum([1, 2.5]) → 3.5",
    gives: (args) => (args[0]?.shape.type === "array" && args[0].shape.items.type === "number" && args[0].shape.items.integer ? whole : number),
    run: ([list], budget) => {
      const items = asList(list);
      // Long exact numbers cost more to add.
      for (const item of items) budget.spend(typeof item === "number" ? 1 : 4);
      return items.filter((item) => item !== null).reduce<Numeric>((total, item) => add(total, asNumber(item)), 0);
    },
  },
  take: {
    group: "list",
    params: [listParam, { name: "count", takes: "number" }],
    example: 'take(["a", "b", "c"], 2) → ["a", "b"]',
    gives: sameList,
    run: ([list, count], budget) => {
      const kept = asList(list).slice(0, Math.max(0, asCount(count)));
      budget.spend(kept.length);
      return kept;
    },
  },
  unique: {
    group: "list",
    params: [listParam],
    example: 'unique(["a", "b", "a"]) → ["a", "b"]',
    gives: sameList,
    run: ([list], budget) => {
      const seen = new Set<string>();
      return asList(list).filter((item) => {
        budget.spendText(sizeOf(item, 1_000_000));
        const key = canonicalText(item);
        return !seen.has(key) && seen.add(key) !== undefined;
      });
    },
  },
  flatten: {
    group: "list",
    params: [listParam],
    example: 'flatten([["a"], ["b", "c"]]) → ["a", "b", "c"]',
    gives: ([list]) => {
      const inner = list?.shape.type === "array" ? list.shape.items : undefined;
      return { shape: inner?.type === "array" ? inner : { type: "array", items: inner ?? { type: "unknown" } }, optional: false };
    },
    run: ([list], budget) => {
      const flat: Value[] = [];
      for (const item of asList(list)) {
        const parts = isList(item) ? item : [item];
        budget.spend(1 + parts.length);
        for (const part of parts) flat.push(part);
      }
      return flat;
    },
  },
} as const satisfies { readonly [name: string]: FormulaFunction };
