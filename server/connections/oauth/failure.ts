/** Why a sign-in at an app came to nothing; each has a sentence of its own in `server/messages/connect.ts`. */
export const connectFailures = [
  "denied",
  "refused",
  "expired",
  "forged",
  "unreachable",
  "unreadable",
  "no_app",
  "no_organisation",
  "wrong_organisation",
  "not_accepted",
  "bug",
] as const;

export type ConnectFailure = (typeof connectFailures)[number];
