import type { CatalogAuth, CatalogConnector, Effect } from "#server/flow/catalog.ts";
import { accounts } from "#server/messages/accounts.ts";

/** One line of the form that asks for a key. */
export interface KeyField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly secret: boolean;
  readonly required: boolean;
}

/** What a person types in for one way of connecting, in the order of its definition. */
export function keyFields(auth: CatalogAuth): KeyField[] {
  if (auth.fields.type !== "object") return [];
  const required = new Set(auth.fields.required ?? []);
  return Object.entries(auth.fields.properties).map(([name, shape]) => ({
    name,
    label: shape.title ?? name,
    hint: shape.description ?? null,
    secret: shape.secret === true,
    required: required.has(name),
  }));
}

export interface Typed {
  readonly vars: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: string };
}

/** Sorts what was typed into open values and secrets. Pasted keys come with stray blanks around them; those go. */
export function readTyped(fields: readonly KeyField[], form: { get(name: string): unknown }): Typed {
  const pick = (secret: boolean) =>
    Object.fromEntries(
      fields
        .filter((field) => field.secret === secret)
        .map((field) => [field.name, textOf(form.get(field.name))] as const)
        .filter(([, text]) => text !== ""),
    );
  return { vars: pick(false), secrets: pick(true) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** A sentence for each required field that is still empty. */
export function missingFields(fields: readonly KeyField[], typed: Typed): { readonly [name: string]: string } {
  const empty = fields.filter((field) => field.required && !(field.name in typed.vars) && !(field.name in typed.secrets));
  return Object.fromEntries(empty.map((field) => [field.name, accounts.dialog.missing(lowerFirst(field.label))]));
}

/** `API key` keeps its capitals, `Shop name` does not. */
function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export interface EffectUse {
  readonly effect: Effect;
  /** Titles of the operations that have it. */
  readonly operations: readonly string[];
}

const order: readonly Effect[] = ["read", "create", "update", "upsert", "delete"];

/** What flows could do with an account of the app, from harmless to not. */
export function effectsOf(connector: Pick<CatalogConnector, "operations">): EffectUse[] {
  const operations = Object.values(connector.operations);
  return order
    .map((effect) => ({ effect, operations: operations.filter((operation) => operation.effect === effect).map((operation) => operation.title) }))
    .filter(({ effect, operations: titles }) => effect === "read" || titles.length > 0);
}
