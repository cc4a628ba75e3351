-- Partitioned by hand: the generator has no word for it. Ids are UUIDv7, so a range of ids is a range of time.
-- Sealed bytes do not compress: kept as they are, and in the row up to a page, not in a side table.
CREATE TYPE "public"."run_status" AS ENUM('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."step_status" AS ENUM('running', 'waiting', 'succeeded', 'failed', 'skipped', 'unknown');--> statement-breakpoint
CREATE TABLE "event_dedupe" (
	"workspace_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	"run_id" uuid NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_dedupe_workspace_id_trigger_id_key_pk" PRIMARY KEY("workspace_id","trigger_id","key")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"workspace_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"plan" "bytea" NOT NULL,
	"graph" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plans_workspace_id_hash_pk" PRIMARY KEY("workspace_id","hash")
);
--> statement-breakpoint
CREATE TABLE "run_keys" (
	"workspace_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"run_id" uuid NOT NULL,
	CONSTRAINT "run_keys_workspace_id_hash_run_id_pk" PRIMARY KEY("workspace_id","hash","run_id")
) PARTITION BY RANGE ("run_id");
--> statement-breakpoint
CREATE TABLE "runs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version" integer,
	"plan_hash" "bytea" NOT NULL,
	"mode" text NOT NULL,
	"trigger_id" uuid,
	"actor" text NOT NULL,
	"replay_of" uuid,
	"title" "bytea" NOT NULL,
	"status" "run_status" NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 1 NOT NULL,
	"failure_code" text,
	"failure_node" text,
	"failure" "bytea",
	"wake_at" timestamp (3) with time zone,
	"wait_why" text,
	"owner" uuid,
	"fence" integer DEFAULT 1 NOT NULL,
	"cancel_asked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "runs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"loop_path" text NOT NULL,
	"attempt" smallint NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"chunk" integer NOT NULL,
	"failure_code" text NOT NULL,
	"failure" "bytea" NOT NULL,
	CONSTRAINT "attempts_workspace_id_run_id_node_loop_path_attempt_pk" PRIMARY KEY("workspace_id","run_id","node","loop_path","attempt")
) PARTITION BY RANGE ("run_id");
--> statement-breakpoint
CREATE TABLE "chunks" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "chunks_workspace_id_run_id_seq_pk" PRIMARY KEY("workspace_id","run_id","seq")
) PARTITION BY RANGE ("run_id");
--> statement-breakpoint
CREATE TABLE "steps" (
	"workspace_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"node" text NOT NULL,
	"loop_path" text NOT NULL,
	"status" "step_status" NOT NULL,
	"port" text,
	"attempt" smallint NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"intent_chunk" integer,
	"result_chunk" integer,
	"failure_code" text,
	"failure" "bytea",
	CONSTRAINT "steps_workspace_id_run_id_node_loop_path_pk" PRIMARY KEY("workspace_id","run_id","node","loop_path")
) PARTITION BY RANGE ("run_id");
--> statement-breakpoint
CREATE INDEX "runs_flow" ON "runs" USING btree ("workspace_id","flow_id","id");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("workspace_id","status","id") WHERE status in ('failed', 'unknown', 'cancelled', 'waiting');--> statement-breakpoint
CREATE INDEX "runs_due" ON "runs" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "runs_owner" ON "runs" USING btree ("owner") WHERE owner is not null;--> statement-breakpoint
ALTER TABLE "chunks" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;--> statement-breakpoint
CREATE TABLE "runs_default" PARTITION OF "runs" DEFAULT WITH (fillfactor = 85);--> statement-breakpoint
CREATE TABLE "run_keys_default" PARTITION OF "run_keys" DEFAULT;--> statement-breakpoint
CREATE TABLE "steps_default" PARTITION OF "steps" DEFAULT WITH (fillfactor = 75);--> statement-breakpoint
CREATE TABLE "attempts_default" PARTITION OF "attempts" DEFAULT;--> statement-breakpoint
CREATE TABLE "chunks_default" PARTITION OF "chunks" DEFAULT WITH (toast_tuple_target = 8160);--> statement-breakpoint
-- The partition of one range of a table. False: it is there already, or its rows are in the default partition.
CREATE FUNCTION "make_partition"("parent" text, "suffix" text, "low" uuid, "high" uuid, "settings" text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF to_regclass(format('%I', parent || '_' || suffix)) IS NOT NULL THEN RETURN false; END IF;
	EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (%s)', parent || '_' || suffix, parent, low, high, settings);
	RETURN true;
EXCEPTION WHEN check_violation OR duplicate_table OR invalid_object_definition OR unique_violation THEN RETURN false;
END $$;
