import { formatDuration } from "#components/lib/format.ts";
import type { State } from "#components/ui/state.tsx";
import type { Problem } from "#server/flow/problem.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { StepRun } from "../store/run-store.ts";

export interface CardState {
  readonly state: State;
  /** Under the icon: a time, or how much is left to do. */
  readonly value: string;
}

/** A run that is being watched speaks first; then what is missing; then ready. */
export function cardState(run: StepRun | undefined, toFinish: number): CardState {
  if (run !== undefined) return { state: run.status, value: run.durationMs === null ? editorWords.card.state[run.status] : formatDuration(run.durationMs) };
  if (toFinish > 0) return { state: "needsSetup", value: editorWords.card.toFinish(toFinish) };
  return { state: "ready", value: editorWords.card.state.ready };
}

/** Errors of one step; warnings are shown where they stand and do not hold up a flow. */
export function countErrors(problems: readonly Problem[], node: string): number {
  return errorsByNode(problems).get(node) ?? 0;
}

const counts = new WeakMap<readonly Problem[], ReadonlyMap<string, number>>();

/** Counted once for each list of problems: a thousand cards ask, each for itself. */
function errorsByNode(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const known = counts.get(problems);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  for (const { place, severity } of problems) {
    if (place.node !== null && severity === "error") made.set(place.node, (made.get(place.node) ?? 0) + 1);
  }
  counts.set(problems, made);
  return made;
}
