import type { Graph } from "#server/flow/graph.ts";
import type { Problem } from "#server/flow/problem.ts";

/** Times in milliseconds since 1970. */
export interface LiveVersion {
  readonly version: number;
  readonly publishedAt: number;
  readonly note: string;
}

export interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly live: LiveVersion | null;
  readonly paused: boolean;
  readonly draftDiffersFromLive: boolean;
  readonly draftAt: number;
  readonly draftBy: string | null;
  /** Connector ids in the order of the steps. */
  readonly apps: readonly string[];
}

export interface HookView {
  readonly url: string;
  /** A delivery with a right signature has arrived. */
  readonly verified: boolean;
}

export interface FlowView {
  readonly id: string;
  readonly name: string;
  readonly draft: Graph;
  readonly revision: number;
  readonly draftAt: number;
  readonly draftBy: string | null;
  readonly live: LiveVersion | null;
  readonly paused: boolean;
  readonly hook: HookView | null;
  readonly draftDiffersFromLive: boolean;
}

export interface VersionRow {
  readonly version: number;
  readonly live: boolean;
  readonly publishedAt: number;
  readonly publishedBy: string | null;
  readonly note: string;
  readonly demo: boolean;
  /** The version this one brought back; null for a publish of the draft. */
  readonly restores: number | null;
}

export interface VersionView extends VersionRow {
  readonly graph: Graph;
}

/** `notice`: it is live, and there is something a person has to know. */
export type PublishResult =
  | { readonly ok: true; readonly version: number; readonly notice?: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface TemplateRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Connector ids in the order of the steps. */
  readonly apps: readonly string[];
  /** The picture of it: nodes and edges as they will be. */
  readonly graph: Graph;
}
