import { isTrouble, type RunStep } from "./status.ts";

/** Whose data the panel shows: what the address names, else what went wrong, else the last step that did something. */
export function chooseStep(steps: readonly RunStep[], wanted: string | null): RunStep | null {
  return (
    steps.find((step) => step.node === wanted) ??
    steps.find((step) => isTrouble(step.status)) ??
    steps.find((step) => step.status === "waiting" || step.status === "running") ??
    steps.findLast((step) => step.status === "succeeded") ??
    steps[0] ??
    null
  );
}

/** The step above or below in the list as it is shown; stays at the ends. */
export function neighbour(nodes: readonly string[], present: string, direction: 1 | -1): string {
  const here = nodes.indexOf(present);
  return nodes[Math.min(Math.max(here + direction, 0), nodes.length - 1)] ?? present;
}

/** The next step in trouble after the present one, round and round; null when there is none. */
export function nextTrouble(steps: readonly RunStep[], present: string): string | null {
  const here = steps.findIndex((step) => step.node === present);
  const after = [...steps.slice(here + 1), ...steps.slice(0, here + 1)];
  return after.find((step) => isTrouble(step.status))?.node ?? null;
}

/** The attempt that the address names, if the step has it; else its last. Null when it was never tried. */
export function chooseAttempt(step: RunStep, wanted: string | null): number | null {
  const asked = step.attempts.find((attempt) => String(attempt.attempt) === wanted);
  return (asked ?? step.attempts.at(-1))?.attempt ?? null;
}
