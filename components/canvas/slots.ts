"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { TileKind } from "#components/ui/tile.tsx";
import type { FlowEnv } from "#server/flow/analysis.ts";
import type { CatalogConnector } from "#server/flow/catalog.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Problem } from "#server/flow/problem.ts";
import type { Value } from "#server/flow/value.ts";

/** Parts of the editor that belong to other rooms. The page puts them in: the rooms do not know each other. */
export interface EditorSlots {
  /** The form in which a step's input is filled, for the panel. */
  readonly mapping: (props: MappingSlot) => ReactNode;
  /** The same with three columns over the whole page. */
  readonly wideMap: (props: MappingSlot & { readonly onClose: () => void }) => ReactNode;
  /** One formula that gives yes or no: a branch's case, a filter. */
  readonly condition: (props: ConditionSlot) => ReactNode;
  /** Loads them before they are asked for. */
  readonly prefetch: () => Promise<unknown>;
  /** The dialog that connects an account. */
  readonly connect: (props: ConnectSlot) => ReactNode;
  /** The dialog that asks an app for what an account may not do yet. */
  readonly ask: (props: AskSlot) => ReactNode;
}

/** What a step does with an app, and the step in words. */
export interface WantedUse {
  readonly use: string;
  readonly by: string;
}

export interface AskSlot {
  readonly connector: CatalogConnector;
  readonly account: { readonly id: string; readonly name: string; readonly sandbox: boolean };
  readonly uses: readonly WantedUse[];
  /** A sign-in that the page comes back from. */
  readonly attempt: string | null;
  readonly onClose: () => void;
}

export interface ConnectSlot {
  readonly connector: CatalogConnector;
  /** The steps of the flow that use the app: only what they need is asked for. */
  readonly uses: readonly WantedUse[];
  /** A sign-in that the page comes back from. */
  readonly attempt: string | null;
  readonly onConnected: (id: string) => void;
  readonly onClose: () => void;
}

/** What any of them needs to know of the flow around the step. */
export interface StepSurroundings {
  readonly node: string;
  readonly graph: Graph;
  readonly env: FlowEnv;
  readonly problems: readonly Problem[];
  readonly outputs: { readonly [key: string]: Value };
  readonly badge: (key: string) => { readonly number: number; readonly name: string; readonly kind: TileKind; readonly app: string };
  readonly say: (text: string) => void;
}

export interface MappingSlot extends StepSurroundings {
  readonly value: Mapping;
  readonly field: readonly string[] | null;
  readonly onChange: (next: Mapping, label: string, merge?: string) => void;
}

export interface ConditionSlot extends StepSurroundings {
  readonly label: string;
  readonly formula: string;
  readonly onFormula: (formula: string) => void;
}

const SlotContext = createContext<EditorSlots | null>(null);
export const SlotProvider = SlotContext.Provider;

export function useSlots(): EditorSlots {
  const slots = useContext(SlotContext);
  if (slots === null) throw new Error("The editor was given no mapping form");
  return slots;
}
