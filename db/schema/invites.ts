import { pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { memberRole, workspaces } from "./workspaces.ts";

/** One-time links by which a person joins a workspace with a role. A person has one open invitation at most. */
export const invites = pgTable(
  "invites",
  {
    workspaceId: uuid("workspace_id")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    tokenHash: bytes("token_hash").notNull().unique(),
    email: text("email").notNull(),
    role: memberRole("role").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), uniqueIndex("invites_email").on(table.workspaceId, table.email)],
);
