import type { Value } from "./value.ts";

/**
 * A mapping mirrors the target's shape; its leaves say where each value comes from.
 *
 * Formulas are CEL text. What they can name: the key of every step that comes before (`order.email`), and inside a list
 * the item's name (`item.title`). Pills are drawn from the formula's syntax tree and are never stored.
 */
export interface LiteralMapping {
  readonly kind: "literal";
  readonly value: Value;
}
/** Text with pills: parts are joined; a missing value joins as nothing. */
export interface TextMapping {
  readonly kind: "text";
  readonly parts: readonly TextPart[];
}
export type TextPart = { readonly text: string } | { readonly formula: string };
export interface FormulaMapping {
  readonly kind: "formula";
  readonly formula: string;
}
export interface RecordMapping {
  readonly kind: "record";
  readonly fields: { readonly [key: string]: Mapping };
}
/** for each `each.list` as `each.as`, only if `onlyIf`, sorted by `sortBy`: `item`; then the `fixed` rows. */
export interface ListMapping {
  readonly kind: "list";
  readonly each?: {
    readonly list: string;
    readonly as: string;
    readonly onlyIf?: string;
    readonly sortBy?: { readonly formula: string; readonly descending?: boolean };
    readonly item: Mapping;
  };
  readonly fixed: readonly Mapping[];
}

export type Mapping = LiteralMapping | TextMapping | FormulaMapping | RecordMapping | ListMapping;
