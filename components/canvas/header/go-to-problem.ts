import type { Problem } from "#server/flow/problem.ts";
import { findNode } from "../graph/walk.ts";
import type { EditorStore } from "../store/editor-store.ts";
import type { PanelTab } from "../store/state.ts";

/** Opens the step, the tab and the field where something is to finish. */
export function openProblem(store: EditorStore, problem: Problem): void {
  const { openPanel, goToField, openDialog } = store.getState();
  openDialog(null);
  if (problem.place.node === null) return;
  openPanel(problem.place.node, tabOf(problem));
  goToField(problem.place.path ?? null);
}

/** The next or previous one from where the person is; it goes round. */
export function goToProblem(store: EditorStore, step: 1 | -1): void {
  const { problems, current, field } = store.getState();
  if (problems.length === 0) return;
  const here = problems.findIndex((one) => one.place.node === current && (field === null || one.place.path?.join("/") === field.join("/")));
  const next = problems[(here + step + problems.length) % problems.length] ?? problems[0];
  if (next !== undefined) openProblem(store, next);
}

/** Sorts what blocks before what only warns, then by the order of the steps on the canvas. */
export function sortProblems(problems: readonly Problem[], order: readonly string[]): readonly Problem[] {
  const rank = (one: Problem): number => (one.severity === "error" ? 0 : 10_000) + (one.place.node === null ? -1 : order.indexOf(one.place.node));
  return problems.toSorted((a, b) => rank(a) - rank(b));
}

function tabOf(problem: Problem): PanelTab {
  if (problem.place.part === "map") return "map";
  return problem.place.part === "settings" ? "errors" : "setup";
}

export function placeName(store: EditorStore, problem: Problem): string {
  const { graph, flowName } = store.getState();
  return problem.place.node === null ? flowName : (findNode(graph, problem.place.node)?.name ?? problem.place.node);
}
