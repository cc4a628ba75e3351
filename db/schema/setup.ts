import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

/** One-time links that let the first person become owner when the server is reachable from other machines. */
export const setupLinks = pgTable("setup_links", {
  id: uuid("id").primaryKey(),
  tokenHash: bytes("token_hash").notNull().unique(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  usedAt: timestamp("used_at", { withTimezone: true }),
});

/** Facts that may be true once in the life of an installation; the primary key makes a race have one winner. */
export const onceOnly = pgTable("once_only", {
  fact: text("fact").primaryKey(),
  at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
});
