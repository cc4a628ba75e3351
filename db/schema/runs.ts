import { sql } from "drizzle-orm";
import { boolean, index, integer, pgEnum, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

export const runStatus = pgEnum("run_status", ["queued", "running", "waiting", "succeeded", "failed", "cancelled", "unknown"]);
export type RunStatus = (typeof runStatus.enumValues)[number];

/**
 * One execution of a plan. Partitioned by id, which is time (custom SQL in the migration).
 *
 * `owner` + `fence` are the lease: every write compares the fence, so a worker that lost the run writes nothing.
 */
export const runs = pgTable(
  "runs",
  {
    workspaceId: uuid("workspace_id").notNull(),
    id: uuid("id").notNull(),
    flowId: uuid("flow_id").notNull(),
    /** Null for a test of a draft. */
    version: integer("version"),
    planHash: bytes("plan_hash").notNull(),
    mode: text("mode", { enum: ["live", "test"] }).notNull(),
    triggerId: uuid("trigger_id"),
    /** Who started it: `hook`, `user:<id>`, … */
    actor: text("actor").notNull(),
    replayOf: uuid("replay_of"),
    title: bytes("title").notNull(),
    status: runStatus("status").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true, precision: 3 }),
    /** Tries of the step that needed most. */
    attempts: smallint("attempts").notNull().default(1),
    /** Why it did not succeed: code and step in clear for grouping, the words of the app sealed. */
    failureCode: text("failure_code"),
    failureNode: text("failure_node"),
    failure: bytes("failure"),
    /** When a run that nobody owns is due; null = it is over or somebody owns it. */
    wakeAt: timestamp("wake_at", { withTimezone: true, precision: 3 }),
    waitWhy: text("wait_why"),
    owner: uuid("owner"),
    fence: integer("fence").notNull().default(1),
    cancelAsked: boolean("cancel_asked").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    index("runs_flow").on(table.workspaceId, table.flowId, table.id),
    index("runs_status").on(table.workspaceId, table.status, table.id).where(sql`status in ('failed', 'unknown', 'cancelled', 'waiting')`),
    // Tests are few among many live runs.
    index("runs_test").on(table.workspaceId, table.id).where(sql`mode = 'test'`),
    index("runs_due").on(table.wakeAt).where(sql`wake_at is not null`),
    index("runs_owner").on(table.owner).where(sql`owner is not null`),
  ],
);

/** Finds runs by what a trigger names: order number, e-mail address. Keyed hashes only. Partitioned by run. */
export const runKeys = pgTable(
  "run_keys",
  { workspaceId: uuid("workspace_id").notNull(), hash: bytes("hash").notNull(), runId: uuid("run_id").notNull() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.hash, table.runId] })],
);

/** A living process. What it owns is free when its heart has not beaten for the length of a lease, by the database's clock. */
export const workers = pgTable("workers", {
  id: uuid("id").primaryKey(),
  heartbeatAt: timestamp("heartbeat_at", { withTimezone: true }).notNull().defaultNow(),
});
