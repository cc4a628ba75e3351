CREATE TYPE "public"."connection_health" AS ENUM('working', 'broken');--> statement-breakpoint
CREATE TABLE "connections" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector" text NOT NULL,
	"auth" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text,
	"sandbox" boolean NOT NULL,
	"vars" text NOT NULL,
	"secrets" "bytea",
	"secrets_revision" integer DEFAULT 0 NOT NULL,
	"hint" text,
	"token_expires_at" timestamp with time zone,
	"scopes" text[],
	"allowed_effects" text[] NOT NULL,
	"health" "connection_health" DEFAULT 'working' NOT NULL,
	"health_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "connections_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "sandbox_records" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"key" text,
	"request_hash" text NOT NULL,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sandbox_records_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "sandbox_states" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" "bytea" NOT NULL,
	"switches" text[] NOT NULL,
	CONSTRAINT "sandbox_states_workspace_id_connection_id_pk" PRIMARY KEY("workspace_id","connection_id")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sandbox_records" ADD CONSTRAINT "sandbox_records_account" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sandbox_states" ADD CONSTRAINT "sandbox_states_account" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sandbox_records_key" ON "sandbox_records" USING btree ("workspace_id","connection_id","key");--> statement-breakpoint
CREATE INDEX "sandbox_records_recent" ON "sandbox_records" USING btree ("workspace_id","connection_id","id");