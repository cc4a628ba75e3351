import type { FlowEnv } from "#server/flow/analysis.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { MappingResult, MappingScope } from "#server/flow/mapping-compile.ts";
import type { Problem } from "#server/flow/problem.ts";
import type { Shape } from "#server/flow/shape.ts";
import type { Value } from "#server/flow/value.ts";

/** One mapping to be tried; with a target its result is checked, too. */
export interface Trial {
  readonly mapping: Mapping;
  readonly target: Shape | undefined;
}

/** What is asked of the worker. What is large and seldom changes is sent once and then called by its number. */
export type Ask =
  | { readonly type: "check"; readonly id: number; readonly graph: Graph; readonly env: number }
  | {
      readonly type: "scope";
      readonly id: number;
      readonly graph: Graph;
      readonly node: string;
      readonly env: number;
      readonly outputs: { readonly [key: string]: Value };
    }
  | { readonly type: "try"; readonly id: number; readonly scope: number; readonly trials: readonly Trial[] };

export type Message =
  | Ask
  | { readonly type: "keepEnv"; readonly number: number; readonly env: FlowEnv }
  | { readonly type: "keepScope"; readonly number: number; readonly scope: MappingScope };

export type Answer =
  | { readonly type: "check"; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly type: "scope"; readonly id: number; readonly scope: MappingScope }
  | { readonly type: "try"; readonly id: number; readonly results: readonly MappingResult[] };
