import type { Ports, RunOutcome } from "./ports.ts";
import type { StepEnd } from "./step.ts";

type Noted = Extract<StepEnd, { kind: "stopped" | "failed" | "unknown" | "parked" }>;

/** What the run as a whole will be called. The first step that ends it decides. */
export interface RunVerdict {
  /** Nothing new may begin. */
  readonly isDecided: boolean;
  note(node: string, end: Noted): void;
  /** `latest`: the run is looked at again at this moment, whatever it waits for. */
  outcome(ports: Ports, latest: number): RunOutcome;
}

export function createVerdict(): RunVerdict {
  let decided: RunOutcome | null = null;
  let waiting: Extract<RunOutcome, { status: "waiting" }> | null = null;

  return {
    get isDecided() {
      return decided !== null;
    },
    note(node, end) {
      if (end.kind === "parked") {
        if (waiting === null || end.until < waiting.until) waiting = { status: "waiting", until: end.until, node, why: end.why };
        return;
      }
      decided ??= endOf(node, end);
    },
    outcome(ports, latest) {
      if (decided !== null) return decided;
      if (ports.stop.aborted && ports.stop.reason === "cancel") return { status: "cancelled" };
      if (ports.stop.aborted) return { status: "waiting", until: ports.clock.now(), node: "", why: "handover" };
      return waiting === null ? { status: "succeeded" } : { ...waiting, until: Math.min(waiting.until, latest) };
    },
  };
}

function endOf(node: string, end: Exclude<Noted, { kind: "parked" }>): RunOutcome {
  switch (end.kind) {
    case "stopped":
      return { status: "succeeded" };
    case "failed":
      return { status: "failed", node, reason: end.reason };
    case "unknown":
      return { status: "unknown", node };
  }
}
