CREATE TABLE "data_keys" (
	"workspace_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_keys_workspace_id_subject_pk" PRIMARY KEY("workspace_id","subject")
);
