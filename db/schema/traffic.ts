import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { triggers } from "./triggers.ts";

/** What came in at a hook, counted by the minute and by the network it came from. Kept for two weeks. */
export const traffic = pgTable(
  "traffic",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    triggerId: uuid("trigger_id").notNull(),
    minute: timestamp("minute", { withTimezone: true }).notNull(),
    /** A network, never a single address: `203.0.113.0/24`; `other` beyond the first few of a minute. */
    source: text("source").notNull(),
    accepted: integer("accepted").notNull(),
    duplicate: integer("duplicate").notNull(),
    /** Wrong signature, wrong type, not JSON. */
    refused: integer("refused").notNull(),
    /** Sent away because there was too much. */
    limited: integer("limited").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.triggerId, table.minute, table.source] }),
    index("traffic_age").on(table.minute),
    foreignKey({ columns: [table.workspaceId, table.triggerId], foreignColumns: [triggers.workspaceId, triggers.id] }).onDelete("cascade"),
  ],
);
