import { pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

/** Compiled versions, stored once by their content: a run keeps the plan it started with, whatever is published later. */
export const plans = pgTable(
  "plans",
  {
    workspaceId: uuid("workspace_id").notNull(),
    /** SHA-256 of the plan. */
    hash: bytes("hash").notNull(),
    /** Sealed JSON text, as is the flow document it was compiled from, which draws the picture of a run. */
    plan: bytes("plan").notNull(),
    graph: bytes("graph").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.hash] })],
);
