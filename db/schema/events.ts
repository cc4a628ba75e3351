import { pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

/**
 * What makes a delivery the same delivery. Not partitioned, so that the key is unique over all time that it is kept for.
 * The event itself is sealed in its run's first chunk.
 */
export const eventDedupe = pgTable(
  "event_dedupe",
  {
    workspaceId: uuid("workspace_id").notNull(),
    triggerId: uuid("trigger_id").notNull(),
    /** Keyed hash of the sender's key, which may be personal data. */
    key: bytes("key").notNull(),
    runId: uuid("run_id").notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.triggerId, table.key] })],
);
