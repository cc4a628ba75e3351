import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { users } from "./users.ts";
import { workspaces } from "./workspaces.ts";

/** A flow: its draft, and which version is live. `revision` rises with each saved draft and guards against lost edits. */
export const flows = pgTable(
  "flows",
  {
    workspaceId: uuid("workspace_id")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** The draft graph, sealed. */
    draft: bytes("draft").notNull(),
    /** SHA-256 (hex) of the draft's canonical text: tells cheaply whether it differs from the live version. */
    draftHash: text("draft_hash").notNull(),
    /** Connector ids in the order of the draft's steps, so that lists need not open drafts. */
    apps: text("apps").array().notNull(),
    revision: integer("revision").notNull(),
    draftBy: uuid("draft_by").references(() => users.id, { onDelete: "set null" }),
    draftAt: timestamp("draft_at", { withTimezone: true }).notNull().defaultNow(),
    liveVersion: integer("live_version"),
    paused: boolean("paused").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** Removed flows are kept: their runs stay readable. */
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), index("flows_recent").on(table.workspaceId, table.draftAt)],
);

/** What was published, never changed afterwards. The plan itself is content-addressed by `planHash`. */
export const flowVersions = pgTable(
  "flow_versions",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    flowId: uuid("flow_id").notNull(),
    version: integer("version").notNull(),
    /** The published graph, sealed. */
    graph: bytes("graph").notNull(),
    graphHash: text("graph_hash").notNull(),
    planHash: text("plan_hash").notNull(),
    note: text("note").notNull(),
    /** Published although some steps run on sandbox accounts. */
    demo: boolean("demo").notNull(),
    /** Accounts it uses, in clear: to say which flows an account is needed for. */
    accounts: uuid("accounts").array().notNull().default([]),
    /** The version this one brings back; null for a publish of the draft. */
    restores: integer("restores"),
    publishedBy: uuid("published_by").references(() => users.id, { onDelete: "set null" }),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.flowId, table.version] }),
    foreignKey({ columns: [table.workspaceId, table.flowId], foreignColumns: [flows.workspaceId, flows.id] }).onDelete("cascade"),
  ],
);
