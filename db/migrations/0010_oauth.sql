CREATE TYPE "public"."connect_status" AS ENUM('pending', 'exchanging', 'choose', 'partial', 'connected', 'failed');--> statement-breakpoint
CREATE TABLE "connect_attempts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state_hash" "bytea" NOT NULL,
	"session_id" uuid NOT NULL,
	"connector" text NOT NULL,
	"auth" text NOT NULL,
	"purpose" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"sandbox" boolean NOT NULL,
	"popup" boolean NOT NULL,
	"return_to" text NOT NULL,
	"vars" text NOT NULL,
	"scopes" text[] NOT NULL,
	"verifier" "bytea",
	"held" "bytea",
	"status" "connect_status" DEFAULT 'pending' NOT NULL,
	"failure" text,
	"organisation" text,
	"choices" text,
	"missing" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connect_attempts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "connect_attempts_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
CREATE TABLE "oauth_apps" (
	"workspace_id" uuid NOT NULL,
	"connector" text NOT NULL,
	"client_id" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oauth_apps_workspace_id_connector_pk" PRIMARY KEY("workspace_id","connector")
);
--> statement-breakpoint
CREATE TABLE "sandbox_grants" (
	"workspace_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"family" uuid NOT NULL,
	"scopes" text[] NOT NULL,
	"organisations" integer[] NOT NULL,
	"redirect_uri" text,
	"challenge" text,
	"expires_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	CONSTRAINT "sandbox_grants_workspace_id_connection_id_hash_pk" PRIMARY KEY("workspace_id","connection_id","hash")
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "consented" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "organisation_id" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "renewing_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connect_attempts" ADD CONSTRAINT "connect_attempts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_apps" ADD CONSTRAINT "oauth_apps_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sandbox_grants" ADD CONSTRAINT "sandbox_grants_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connect_attempts_age" ON "connect_attempts" USING btree ("expires_at");