import { boolean, foreignKey, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../ids.ts";
import { bytes } from "./columns.ts";
import { flows } from "./flows.ts";

/**
 * What starts a flow from outside: one hook address a flow, kept through every publish.
 *
 * The address's token is looked up by its SHA-256; the sealed token exists only so that a person can be shown the
 * address again.
 */
export const triggers = pgTable(
  "triggers",
  {
    workspaceId: uuid("workspace_id").$type<WorkspaceId>().notNull(),
    id: uuid("id").notNull(),
    flowId: uuid("flow_id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    tokenSealed: bytes("token_sealed").notNull(),
    /** Connector and trigger id; null for a plain webhook. */
    connector: text("connector"),
    trigger: text("trigger"),
    /** The account whose signing secret verifies deliveries; null for a plain webhook. */
    connectionId: uuid("connection_id"),
    /** The live version; null until the first publish. */
    version: integer("version"),
    planHash: text("plan_hash"),
    enabled: boolean("enabled").notNull(),
    /** When a delivery was last accepted with a right signature. */
    verifiedAt: timestamp("verified_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex("triggers_token").on(table.tokenHash),
    uniqueIndex("triggers_flow").on(table.workspaceId, table.flowId),
    foreignKey({ columns: [table.workspaceId, table.flowId], foreignColumns: [flows.workspaceId, flows.id] }).onDelete("cascade"),
  ],
);
