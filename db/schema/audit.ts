import { bigint, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { workspaces } from "./workspaces.ts";

/** Append-only: a trigger of the database refuses UPDATE and DELETE. Each row's hash covers the row and the hash before it. */
export const audit = pgTable(
  "audit",
  {
    workspaceId: uuid("workspace_id")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    /** JSON text of the actor: kind and id, never a secret. */
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    /** JSON text of what changed: ids and counts, never payloads. */
    details: text("details").notNull(),
    previous: bytes("previous").notNull(),
    hash: bytes("hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);
