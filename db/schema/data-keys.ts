import { pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

/** One row for each key that seals data of a workspace, wrapped by the key ring. Removing a row erases what it sealed, for good. */
export const dataKeys = pgTable(
  "data_keys",
  {
    workspaceId: uuid("workspace_id").notNull(),
    /** What the key seals: `workspace` (payloads), or `connection:<id>`. */
    subject: text("subject").notNull(),
    wrapped: bytes("wrapped").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.subject] })],
);
