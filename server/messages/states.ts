/** The word beside every state icon. */
export const states = {
  needsSetup: "Needs setup",
  ready: "Ready",
  tested: "Tested",
  queued: "Queued",
  running: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  waiting: "Waiting",
  skipped: "Skipped",
  notReached: "Not reached",
  unknown: "Outcome unknown",
  cancelled: "Cancelled",
  paused: "Paused",
  sample: "Sample in use",
} as const;
