import { integer, pgEnum, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";

export const stepStatus = pgEnum("step_status", ["running", "waiting", "succeeded", "failed", "skipped", "unknown"]);

const stepKey = {
  workspaceId: uuid("workspace_id").notNull(),
  runId: uuid("run_id").notNull(),
  node: text("node").notNull(),
  /** "" outside loops. */
  loopPath: text("loop_path").notNull(),
};

/** Where each step of a run stands, without payloads: those are in the chunks it points into. Partitioned by run. */
export const steps = pgTable(
  "steps",
  {
    ...stepKey,
    status: stepStatus("status").notNull(),
    port: text("port"),
    attempt: smallint("attempt").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true, precision: 3 }),
    endedAt: timestamp("ended_at", { withTimezone: true, precision: 3 }),
    retryAt: timestamp("retry_at", { withTimezone: true, precision: 3 }),
    /** Chunk with the last intent, and chunk with the result. */
    intentChunk: integer("intent_chunk"),
    resultChunk: integer("result_chunk"),
    failureCode: text("failure_code"),
    failure: bytes("failure"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.runId, table.node, table.loopPath] })],
);

/** Tries that failed and were followed by another one. The last try of a step is in its `steps` row. Partitioned by run. */
export const attempts = pgTable(
  "attempts",
  {
    ...stepKey,
    attempt: smallint("attempt").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true, precision: 3 }),
    endedAt: timestamp("ended_at", { withTimezone: true, precision: 3 }).notNull(),
    retryAt: timestamp("retry_at", { withTimezone: true, precision: 3 }),
    chunk: integer("chunk").notNull(),
    failureCode: text("failure_code").notNull(),
    failure: bytes("failure").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.runId, table.node, table.loopPath, table.attempt] })],
);

/**
 * The journal itself: everything one run wrote in one commit, compressed and sealed as one. The rows above are its
 * index; a run is resumed from its chunks alone. Partitioned by run.
 */
export const chunks = pgTable(
  "chunks",
  {
    workspaceId: uuid("workspace_id").notNull(),
    runId: uuid("run_id").notNull(),
    seq: integer("seq").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.runId, table.seq] })],
);
