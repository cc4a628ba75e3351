/** Words that the server gives to flows. */
export const flowWords = {
  untitled: "New flow",
  sandboxAccount: (app: string) => `${app} (sandbox)`,
  /** The flow is live, but the app was not told where to send. */
  notRegistered: (reason: string | null) =>
    `The flow is live, but the app could not be told to send its events here${reason === null ? "." : `: ${reason}`} Publish again to try once more.`,
  rolledBack: (version: number) => `Back to version ${version}`,
} as const;
