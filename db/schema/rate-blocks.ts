import { foreignKey, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { connections } from "./connections.ts";

/** What several processes have taken of the part of an account's limit that they share: when the permission for each block of calls runs out. */
export const rateBlocks = pgTable(
  "rate_blocks",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    connectionId: uuid("connection_id").notNull(),
    /** An operation with a limit of its own; "" for the account's. */
    operation: text("operation").notNull(),
    taken: timestamp("taken", { withTimezone: true }).array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.connectionId, table.operation] }),
    foreignKey({ columns: [table.workspaceId, table.connectionId], foreignColumns: [connections.workspaceId, connections.id] }).onDelete("cascade"),
  ],
);
