/** What the accounts page says beside errors. */
export const connectionMessages = {
  sandboxName: (app: string): string => `${app} sandbox`,
  removed: "The account was removed. Choose another one in the step.",
  moved: "The account was pointed to another address, so its key was erased. Enter the key again.",
} as const;
