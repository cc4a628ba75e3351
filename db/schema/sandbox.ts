import { foreignKey, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { connections } from "./connections.ts";

/** What a simulated app holds, sealed, one row an account; a request locks it, so that parallel calls come one after another. */
export const sandboxStates = pgTable(
  "sandbox_states",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    connectionId: uuid("connection_id").notNull(),
    state: bytes("state").notNull(),
    /** `reject`, `slow`, `rateLimit`, `expired`. */
    switches: text("switches").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId] }),
    foreignKey({
      name: "sandbox_states_account",
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [connections.workspaceId, connections.id],
    }).onDelete("cascade"),
  ],
);

/** The effect ledger: one row for each change a simulated app made, with the answer that a repeat of its key gets again. */
export const sandboxRecords = pgTable(
  "sandbox_records",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    id: uuid("id").notNull(),
    connectionId: uuid("connection_id").notNull(),
    /** The idempotency key; null where the app has none. */
    key: text("key"),
    /** SHA-256 (hex) of method, path and body: the same key with another request is a mistake. */
    requestHash: text("request_hash").notNull(),
    kind: text("kind").notNull(),
    /** Sealed JSON text: what changed, and the answer. */
    content: bytes("content").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("sandbox_records_key").on(table.workspaceId, table.connectionId, table.key),
    index("sandbox_records_recent").on(table.workspaceId, table.connectionId, table.id),
    foreignKey({
      name: "sandbox_records_account",
      columns: [table.workspaceId, table.connectionId],
      foreignColumns: [connections.workspaceId, connections.id],
    }).onDelete("cascade"),
  ],
);
