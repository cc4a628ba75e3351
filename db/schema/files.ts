import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { workspaces } from "./workspaces.ts";

/** Files that flows got from apps. A value holds only the id; the bytes are here, sealed, and open in their workspace alone. */
export const files = pgTable(
  "files",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    id: uuid("id").notNull(),
    /** The run whose step got it, so that it can be erased with the run. */
    runId: uuid("run_id").notNull(),
    /** Sealed JSON: name and media type, which may say as much of a person as the content. */
    head: bytes("head").notNull(),
    content: bytes("content").notNull(),
    /** Of the content before it was sealed, in bytes. */
    size: integer("size").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ name: "files_workspace", columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete("cascade"),
    index("files_run").on(table.workspaceId, table.runId),
    check("files_size", sql`${table.size} between 1 and 100000000`),
  ],
);
