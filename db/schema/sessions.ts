import { foreignKey, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { members } from "./workspaces.ts";

/** A sign-in of one browser. The cookie holds a random id; only its SHA-256 is here. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    tokenHash: bytes("token_hash").notNull().unique(),
    userId: uuid("user_id").notNull(),
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    browser: text("browser").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    index("sessions_user").on(table.userId),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [members.workspaceId, members.userId],
    }).onDelete("cascade"),
  ],
);
