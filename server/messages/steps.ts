/** What steps without an app are called under their name. */
export const steps = {
  triggers: { webhook: "Web address", manual: "By hand" },
  logic: { branch: "Branch", filter: "Filter", set: "Shape data", join: "Wait for all", respond: "Answer", stop: "Stop" },
  note: "Note",
} as const;
