CREATE TABLE "traffic" (
	"workspace_id" uuid NOT NULL,
	"trigger_id" uuid NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"accepted" integer NOT NULL,
	"duplicate" integer NOT NULL,
	"refused" integer NOT NULL,
	"limited" integer NOT NULL,
	CONSTRAINT "traffic_workspace_id_trigger_id_minute_source_pk" PRIMARY KEY("workspace_id","trigger_id","minute","source")
);
--> statement-breakpoint
ALTER TABLE "traffic" ADD CONSTRAINT "traffic_workspace_id_trigger_id_triggers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","trigger_id") REFERENCES "public"."triggers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "traffic_age" ON "traffic" USING btree ("minute");