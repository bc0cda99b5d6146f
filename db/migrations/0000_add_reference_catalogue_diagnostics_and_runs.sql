CREATE TYPE "public"."consent_purpose" AS ENUM('reports');--> statement-breakpoint
CREATE TYPE "public"."diagnostic_form" AS ENUM('full', 'short');--> statement-breakpoint
CREATE TYPE "public"."filled_by" AS ENUM('firm', 'adviser');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('en', 'es');--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"before_hash" text,
	"after_hash" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_revision" (
	"number" integer PRIMARY KEY NOT NULL,
	"published_on" date NOT NULL,
	"note" text NOT NULL,
	"content_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institution_version" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"from_revision" integer NOT NULL,
	"to_revision" integer,
	"definition" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"illustrative" boolean NOT NULL,
	CONSTRAINT "institution_version_id_version_pk" PRIMARY KEY("id","version"),
	CONSTRAINT "institution_version_ends_later" CHECK ("institution_version"."to_revision" > "institution_version"."from_revision")
);
--> statement-breakpoint
CREATE TABLE "offering_version" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"institution" text NOT NULL,
	"from_revision" integer NOT NULL,
	"to_revision" integer,
	"definition" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"illustrative" boolean NOT NULL,
	CONSTRAINT "offering_version_id_version_pk" PRIMARY KEY("id","version"),
	CONSTRAINT "offering_version_ends_later" CHECK ("offering_version"."to_revision" > "offering_version"."from_revision")
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"diagnostic_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fact" text NOT NULL,
	"answer" jsonb NOT NULL,
	"source" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"instrument_version" text NOT NULL,
	CONSTRAINT "answer_diagnostic_id_id_pk" PRIMARY KEY("diagnostic_id","id")
);
--> statement-breakpoint
CREATE TABLE "code_attempt" (
	"scope" text PRIMARY KEY NOT NULL,
	"wrong" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "code_attempt_counts" CHECK ("code_attempt"."wrong" >= 0)
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"diagnostic_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" "consent_purpose" NOT NULL,
	"given" boolean NOT NULL,
	"text_version" text NOT NULL,
	"locale" "locale" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_diagnostic_id_id_pk" PRIMARY KEY("diagnostic_id","id")
);
--> statement-breakpoint
CREATE TABLE "diagnostic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"audit_salt" text NOT NULL,
	"form" "diagnostic_form" NOT NULL,
	"filled_by" "filled_by" NOT NULL,
	"locale" "locale" NOT NULL,
	"instrument_version" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"answers_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "diagnostic_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "diagnostic_screen" (
	"diagnostic_id" uuid NOT NULL,
	"screen" text NOT NULL,
	"version" integer NOT NULL,
	"stored_version" integer NOT NULL,
	"pending" jsonb,
	CONSTRAINT "diagnostic_screen_diagnostic_id_screen_pk" PRIMARY KEY("diagnostic_id","screen")
);
--> statement-breakpoint
CREATE TABLE "sensitive_answer" (
	"diagnostic_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sensitive_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fact" text NOT NULL,
	"answer" jsonb NOT NULL,
	"source" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"instrument_version" text NOT NULL,
	CONSTRAINT "sensitive_answer_diagnostic_id_id_pk" PRIMARY KEY("diagnostic_id","id")
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"parent" text,
	"section" text NOT NULL,
	"title_en" text NOT NULL,
	"title_es" text NOT NULL,
	"words_en" text[] NOT NULL,
	"words_es" text[] NOT NULL,
	"isic5" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capability" (
	"code" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "capital_subdivision" (
	"subdivision" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "country" (
	"code" text PRIMARY KEY NOT NULL,
	"alpha3" text NOT NULL,
	"numeric" text NOT NULL,
	"name_en" text NOT NULL,
	"name_es" text NOT NULL,
	"currency" text,
	"focus" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rate" (
	"currency" text NOT NULL,
	"date" date NOT NULL,
	"per_usd" double precision NOT NULL,
	"source" text NOT NULL,
	"checked" boolean NOT NULL,
	CONSTRAINT "exchange_rate_currency_date_pk" PRIMARY KEY("currency","date")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" integer PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"subdivision" text NOT NULL,
	"name" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"population" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ranking_policy" (
	"version" text PRIMARY KEY NOT NULL,
	"effective_from" date NOT NULL,
	"definition" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reference_load" (
	"name" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_template" (
	"id" text PRIMARY KEY NOT NULL,
	"family" text NOT NULL,
	"version" text NOT NULL,
	"definition" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "size_rule" (
	"country" text PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"source" text NOT NULL,
	"checked" boolean NOT NULL,
	"effective" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standard" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"family" text NOT NULL,
	"edition" text NOT NULL,
	"definition" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subdivision" (
	"code" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"parent" text,
	"name" text NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"focus" boolean NOT NULL,
	"listed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_reference" (
	"hash" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "match_run_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"diagnostic_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"catalogue_revision" integer NOT NULL,
	"policy_version" text NOT NULL,
	"engine_version" text NOT NULL,
	"reference_hash" text NOT NULL,
	"answers_version" integer NOT NULL,
	"input" text NOT NULL,
	"summary" jsonb NOT NULL,
	"result" text NOT NULL,
	"result_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_match" (
	"run_id" uuid NOT NULL,
	"offering" text NOT NULL,
	"position" integer NOT NULL,
	"match" text NOT NULL,
	CONSTRAINT "run_match_run_id_offering_pk" PRIMARY KEY("run_id","offering")
);
--> statement-breakpoint
ALTER TABLE "institution_version" ADD CONSTRAINT "institution_version_from_revision_catalogue_revision_number_fk" FOREIGN KEY ("from_revision") REFERENCES "public"."catalogue_revision"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_version" ADD CONSTRAINT "institution_version_to_revision_catalogue_revision_number_fk" FOREIGN KEY ("to_revision") REFERENCES "public"."catalogue_revision"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering_version" ADD CONSTRAINT "offering_version_from_revision_catalogue_revision_number_fk" FOREIGN KEY ("from_revision") REFERENCES "public"."catalogue_revision"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offering_version" ADD CONSTRAINT "offering_version_to_revision_catalogue_revision_number_fk" FOREIGN KEY ("to_revision") REFERENCES "public"."catalogue_revision"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnostic_screen" ADD CONSTRAINT "diagnostic_screen_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensitive_answer" ADD CONSTRAINT "sensitive_answer_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capital_subdivision" ADD CONSTRAINT "capital_subdivision_subdivision_subdivision_code_fk" FOREIGN KEY ("subdivision") REFERENCES "public"."subdivision"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capital_subdivision" ADD CONSTRAINT "capital_subdivision_country_country_code_fk" FOREIGN KEY ("country") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_country_country_code_fk" FOREIGN KEY ("country") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_subdivision_subdivision_code_fk" FOREIGN KEY ("subdivision") REFERENCES "public"."subdivision"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdivision" ADD CONSTRAINT "subdivision_country_country_code_fk" FOREIGN KEY ("country") REFERENCES "public"."country"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_reference_hash_match_reference_hash_fk" FOREIGN KEY ("reference_hash") REFERENCES "public"."match_reference"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_match" ADD CONSTRAINT "run_match_run_id_match_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."match_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "institution_version_revision" ON "institution_version" USING btree ("from_revision","to_revision");--> statement-breakpoint
CREATE INDEX "offering_version_revision" ON "offering_version" USING btree ("from_revision","to_revision");--> statement-breakpoint
CREATE INDEX "offering_version_institution" ON "offering_version" USING btree ("institution");--> statement-breakpoint
CREATE INDEX "answer_latest" ON "answer" USING btree ("diagnostic_id","fact","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "diagnostic_expires_at" ON "diagnostic" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sensitive_answer_latest" ON "sensitive_answer" USING btree ("diagnostic_id","fact","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "place_subdivision" ON "place" USING btree ("subdivision");--> statement-breakpoint
CREATE INDEX "subdivision_country" ON "subdivision" USING btree ("country");--> statement-breakpoint
CREATE INDEX "match_run_latest" ON "match_run" USING btree ("diagnostic_id","seq" DESC NULLS FIRST);