/** Words that the server gives to flows. */
export const flowWords = {
  untitled: "New flow",
  sandboxAccount: (app: string) => `${app} (sandbox)`,
  rolledBack: (version: number) => `Back to version ${version}`,
} as const;
