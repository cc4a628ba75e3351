import { z } from "zod";
import type { Graph } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";
import { isModest } from "./modest.ts";

/** Typed for callers only: the verb reads it through the flow core's own door, which checks everything. */
export const graph = z.custom<Graph>((value) => typeof value === "object" && value !== null && isModest(value), "It is no flow, or too large for one.");
export const sample = z.custom<Value>((value) => value !== undefined && isModest(value), "It is nested too deep or has too many fields.");

export const id = z.uuid();
export const byId = z.object({ id });
export const name = z.string().trim().min(1).max(120);
export const note = z.string().trim().max(1_000).default("");
export const revision = z.int().min(1);
export const nodeKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
