import type { LoggerInstance } from "next-auth";
import { log } from "#server/log.ts";

/** next-auth's log with the code only: its details can hold tokens and addresses. */
export const signInLogger: LoggerInstance = {
  error: (code) => {
    // The ordinary end of a session: signed out elsewhere, or over.
    if (code !== "JWT_SESSION_ERROR") log("auth").error({ code }, "sign-in failed");
  },
  warn: (code) => log("auth").warn({ code }, "sign-in warning"),
  debug: () => undefined,
};
