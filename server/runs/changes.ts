import { EventEmitter } from "node:events";
import type { WorkspaceId } from "#db/ids.ts";
import type { RunStatus } from "#db/schema/runs.ts";

/** Something about a run is new. `status` null: a step moved, the run itself stands where it stood. */
export interface RunChange {
  readonly workspaceId: string;
  readonly runId: string;
  readonly status: RunStatus | null;
}

const emitter = new EventEmitter<{ [workspaceId: string]: [RunChange] }>();
// One listener for each open page.
emitter.setMaxListeners(0);
let onQueued: () => void = () => undefined;
let onLocal: (change: RunChange) => void = () => undefined;

/** Calls `listener` at every change of a run of the workspace, whichever process made it. Gives the way to stop. */
export function onRunChange(workspaceId: WorkspaceId, listener: (change: RunChange) => void): () => void {
  emitter.on(workspaceId, listener);
  return () => emitter.off(workspaceId, listener);
}

/** A change that this process made: told here, and to the other processes by whoever forwards. */
export function announce(change: RunChange): void {
  emitter.emit(change.workspaceId, change);
  onLocal(change);
}

/** A change that another process made. */
export function hear(change: RunChange): void {
  emitter.emit(change.workspaceId, change);
  if (change.status === "queued") onQueued();
}

/** Calls `look` when another process has stored a run that nobody works on: a worker need not wait for its next round. */
export function lookWhenQueued(look: () => void): void {
  onQueued = look;
}

export function forwardTo(forward: (change: RunChange) => void): void {
  onLocal = forward;
}
