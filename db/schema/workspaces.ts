import { bigint, index, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { users } from "./users.ts";

export const memberRole = pgEnum("member_role", ["owner", "admin", "editor", "operator", "viewer"]);
export type Role = (typeof memberRole.enumValues)[number];

/** `auditSeq` and `auditHash` are the head of the workspace's audit chain: they make a cut-off tail visible. */
export const workspaces = pgTable("workspaces", {
  id: uuid("id").$type<WorkspaceId>().primaryKey(),
  name: text("name").notNull(),
  auditSeq: bigint("audit_seq", { mode: "number" }).notNull().default(0),
  auditHash: bytes("audit_hash"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export const members = pgTable(
  "members",
  {
    workspaceId: uuid("workspace_id")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: memberRole("role").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] }), index("members_user").on(table.userId)],
);
