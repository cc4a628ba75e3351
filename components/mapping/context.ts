"use client";
import { createContext, useContext } from "react";
import type { FlowEnv } from "#server/flow/analysis.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Problem } from "#server/flow/problem.ts";
import type { Value } from "#server/flow/value.ts";

/** What the form of one step's input is given. */
export interface MappingProps {
  /** Key of the step. */
  readonly node: string;
  readonly graph: Graph;
  readonly env: FlowEnv;
  readonly value: Mapping;
  readonly problems: readonly Problem[];
  /** What steps gave in the last test; the apps' samples stand in for the others. */
  readonly outputs: { readonly [key: string]: Value };
  /** Field to put the focus into, asked for from outside. */
  readonly field: readonly string[] | null;
  /** Number and kind of a step, as its pills show them. */
  readonly badge: (key: string) => StepBadge;
  readonly onChange: (next: Mapping, label: string, merge?: string) => void;
  readonly say: (text: string) => void;
}

export interface StepBadge {
  readonly number: number;
  readonly name: string;
  readonly kind: "trigger" | "app" | "logic" | "data" | "human";
  readonly app: string;
}

const MappingContext = createContext<import("./model.ts").MapModel | null>(null);
export const MappingProvider = MappingContext.Provider;

export function useMap(): import("./model.ts").MapModel {
  const model = useContext(MappingContext);
  if (model === null) throw new Error("This part of the mapping form stands outside its form");
  return model;
}
