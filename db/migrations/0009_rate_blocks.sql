CREATE TABLE "rate_blocks" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"taken" timestamp with time zone[] NOT NULL,
	CONSTRAINT "rate_blocks_workspace_id_connection_id_operation_pk" PRIMARY KEY("workspace_id","connection_id","operation")
);
--> statement-breakpoint
ALTER TABLE "rate_blocks" ADD CONSTRAINT "rate_blocks_workspace_id_connection_id_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."connections"("workspace_id","id") ON DELETE cascade ON UPDATE no action;