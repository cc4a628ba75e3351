/** What the accounts page says beside errors. */
export const connectionMessages = {
  sandboxName: (app: string): string => `${app} sandbox`,
  moved: "The account was pointed to another address, so its key was erased. Enter the key again.",
} as const;
