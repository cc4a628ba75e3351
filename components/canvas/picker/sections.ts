import type { Graph } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { triggerOf } from "../graph/walk.ts";
import type { FlowEnv } from "../store/env.ts";
import { type AppEntry, appEntries, type Entry, logicEntries, ownTriggers, search } from "./entries.ts";

/** A line of the picker: something to insert, or an app to look into. */
export type Row =
  | { readonly type: "entry"; readonly id: string; readonly entry: Entry }
  | { readonly type: "app"; readonly id: string; readonly app: AppEntry };

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface PickerQuery {
  readonly text: string;
  /** Id of the app that is being looked into. */
  readonly app: string | null;
}

const words = editorWords.picker;
const SUGGESTED = 4;
/** Actions of one app among the suggestions, so that one with many does not fill them all. */
const EACH = 2;

/** What the picker shows for what was typed. While a flow has no trigger, triggers come first; later they are left out. */
export function sections(graph: Graph, env: FlowEnv, query: PickerQuery): readonly Section[] {
  const apps = appEntries(env);
  const starting = triggerOf(graph) === undefined;
  const triggers = starting ? [...apps.flatMap((app) => app.triggers), ...ownTriggers()] : [];
  const actions = apps.flatMap((app) => app.actions);
  if (query.text.trim() !== "") {
    const found = search([...triggers, ...actions, ...logicEntries()], query.text);
    return found.length === 0 ? [] : [{ title: words.results(found.length), rows: found.map(entryRow) }];
  }
  const inside = apps.find((app) => app.connector.id === query.app);
  if (inside !== undefined) return [{ title: inside.connector.title, rows: [...(starting ? inside.triggers : []), ...inside.actions].map(entryRow) }];
  const own = apps.filter((app) => app.account !== null);
  const suggested = starting ? suggestStart(apps) : suggestNext(graph, likeliest(apps));
  return [
    { title: starting ? words.suggestedStart : words.suggestedNext, rows: suggested.map(entryRow) },
    { title: words.yourAccounts, rows: own.map((app) => appRow(app, "own:")) },
    { title: words.logic, rows: logicEntries().map(entryRow) },
    { title: words.allApps, rows: apps.map((app) => appRow(app, "all:")) },
  ].filter((section) => section.rows.length > 0);
}

/** One trigger of each likely app, then the two that belong to no app: those stand in no other section. */
function suggestStart(apps: readonly AppEntry[]): readonly Entry[] {
  const own = ownTriggers();
  return [
    ...likeliest(apps)
      .flatMap((app) => app.triggers.slice(0, 1))
      .slice(0, SUGGESTED - 1),
    ...own,
  ];
}

/** Apps that have an account come first, then shops: most flows begin with an order. */
function likeliest(apps: readonly AppEntry[]): readonly AppEntry[] {
  const rank = (app: AppEntry): number => (app.connector.category === "shop" ? 0 : 1) + (app.account === null ? 2 : 0);
  return apps.toSorted((a, b) => rank(a) - rank(b));
}

/** Actions that this flow does not use yet come first: what is there already was probably not the next thing. */
function suggestNext(graph: Graph, apps: readonly AppEntry[]): readonly Entry[] {
  const actions = apps.flatMap((app) => app.actions.slice(0, EACH));
  const used = new Set(graph.nodes.flatMap((node) => (node.kind === "action" ? [`action:${node.connector}:${node.operation}`] : [])));
  return actions.toSorted((a, b) => Number(used.has(a.id)) - Number(used.has(b.id))).slice(0, SUGGESTED);
}

function entryRow(entry: Entry): Row {
  return { type: "entry", id: entry.id, entry };
}

function appRow(app: AppEntry, prefix: string): Row {
  return { type: "app", id: `${prefix}app:${app.connector.id}`, app };
}
