import type { TileKind } from "#components/ui/tile.tsx";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import type { Logic } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { FlowEnv } from "../store/env.ts";
import type { StepKind } from "../store/make-node.ts";

/** One thing the picker offers. `id` is stable and unique. */
export interface Entry {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly detail: string;
  readonly tile: { readonly kind: TileKind; readonly icon: string | null; readonly monogram: string; readonly glyph: string | null };
  /** Lower case, everything that a search may hit. */
  readonly haystack: string;
}

/** An app with what it can start and do. */
export interface AppEntry {
  readonly connector: CatalogConnector;
  readonly triggers: readonly Entry[];
  readonly actions: readonly Entry[];
  /** Name of the account that would be used. */
  readonly account: string | null;
  readonly sandbox: boolean;
}

const words = editorWords;
const logicTypes: readonly Logic["type"][] = ["branch", "filter", "join", "set", "respond", "stop"];

export function appEntries(env: FlowEnv): readonly AppEntry[] {
  return Object.values(env.catalog.connectors)
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map((connector) => {
      const account = env.connections.find((one) => one.connector === connector.id);
      return {
        connector,
        triggers: Object.values(connector.triggers).map((one) => appEntry(connector, { type: "app-trigger", connector: connector.id, trigger: one.id }, one)),
        actions: Object.values(connector.operations).map((one) => appEntry(connector, { type: "action", connector: connector.id, operation: one.id }, one)),
        account: account?.name ?? null,
        sandbox: account?.sandbox ?? false,
      };
    });
}

function appEntry(app: CatalogConnector, kind: StepKind, what: { id: string; title: string; description: string }): Entry {
  const starts = kind.type === "app-trigger";
  return {
    id: `${kind.type}:${app.id}:${what.id}`,
    kind,
    title: what.title,
    detail: starts ? `${app.title} · ${words.kinds.instantly}` : app.title,
    tile: { kind: starts ? "trigger" : "app", icon: app.icon, monogram: app.monogram, glyph: null },
    haystack: `${what.title} ${app.title} ${app.category} ${what.description}`.toLowerCase(),
  };
}

export function logicEntries(): readonly Entry[] {
  return logicTypes.map((logic) => ({
    id: `logic:${logic}`,
    kind: { type: "logic", logic },
    title: words.logic[logic].name,
    detail: words.logic[logic].hint,
    tile: { kind: logic === "set" ? "data" : "logic", icon: null, monogram: "", glyph: logic },
    haystack: `${words.logic[logic].name} ${words.logic[logic].hint} ${logic}`.toLowerCase(),
  }));
}

/** Ways to start a flow that belong to no app. */
export function ownTriggers(): readonly Entry[] {
  return (["webhook", "manual"] as const).map((type) => ({
    id: `trigger:${type}`,
    kind: { type },
    title: words.kinds[type].name,
    detail: words.kinds[type].hint,
    tile: { kind: "trigger", icon: null, monogram: "", glyph: type },
    haystack: `${words.kinds[type].name} ${words.kinds[type].hint} webhook api url trigger`.toLowerCase(),
  }));
}

/** Every entry that holds all words of the search, best first: those that begin a title, then the others. */
export function search(entries: readonly Entry[], text: string): readonly Entry[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries;
  return entries
    .filter((entry) => wanted.every((word) => entry.haystack.includes(word)))
    .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function rankOf(entry: Entry, wanted: readonly string[]): number {
  const title = entry.title.toLowerCase();
  const [first = ""] = wanted;
  if (title.startsWith(first)) return 0;
  if (wanted.every((word) => title.includes(word))) return 1;
  return entry.detail.toLowerCase().startsWith(first) ? 2 : 3;
}
