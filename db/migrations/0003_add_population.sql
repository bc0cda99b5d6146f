CREATE SEQUENCE "public"."population_written" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "population_count" (
	"offering" text NOT NULL,
	"catalogue_revision" integer NOT NULL,
	"data_version" text NOT NULL,
	"as_of" date NOT NULL,
	"met" integer NOT NULL,
	"unmet" integer NOT NULL,
	"unknown" integer NOT NULL,
	"sole_barriers" jsonb NOT NULL,
	CONSTRAINT "population_count_offering_pk" PRIMARY KEY("offering")
);
--> statement-breakpoint
CREATE TABLE "population_firm" (
	"firm" uuid PRIMARY KEY NOT NULL,
	"run_seq" bigint NOT NULL,
	"written" bigint DEFAULT nextval('population_written') NOT NULL,
	"as_of" date NOT NULL,
	"facts" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "population_firm" ADD CONSTRAINT "population_firm_firm_diagnostic_id_fk" FOREIGN KEY ("firm") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;