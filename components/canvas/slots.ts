"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Mapping } from "#server/flow/mapping.ts";

/** Parts of the editor that belong to the mapping room. The page puts them in: the two rooms do not know each other. */
export interface EditorSlots {
  /** The form in which a step's input is filled, for the inspector. */
  readonly mapping: (props: MappingSlot) => ReactNode;
  /** The same with three columns over the whole page. */
  readonly wideMap: (props: MappingSlot & { readonly onClose: () => void }) => ReactNode;
  /** One formula that gives yes or no: a branch's case, a filter. */
  readonly condition: (props: ConditionSlot) => ReactNode;
}

export interface MappingSlot {
  readonly node: string;
  readonly value: Mapping;
  readonly onChange: (next: Mapping, label: string, merge?: string) => void;
}

export interface ConditionSlot {
  readonly node: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (next: string) => void;
}

const SlotContext = createContext<EditorSlots | null>(null);
export const SlotProvider = SlotContext.Provider;

export function useSlots(): EditorSlots {
  const slots = useContext(SlotContext);
  if (slots === null) throw new Error("The editor was given no mapping form");
  return slots;
}
