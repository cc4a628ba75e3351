import { index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Failed sign-ins per account and per address. `subject` is a hash, so the table holds no list of addresses. */
export const signInLimits = pgTable(
  "sign_in_limits",
  {
    subject: text("subject").primaryKey(),
    failures: integer("failures").notNull(),
    /** Failures before this moment are forgotten. */
    windowEndsAt: timestamp("window_ends_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("sign_in_limits_end").on(table.windowEndsAt)],
);
