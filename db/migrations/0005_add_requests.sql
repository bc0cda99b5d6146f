CREATE TYPE "public"."refusal_code" AS ENUM('membership', 'fee', 'level', 'sector', 'place', 'size', 'full', 'other');--> statement-breakpoint
CREATE TYPE "public"."request_kind" AS ENUM('place', 'talk');--> statement-breakpoint
CREATE TYPE "public"."request_side" AS ENUM('firm', 'institution');--> statement-breakpoint
CREATE TYPE "public"."request_state" AS ENUM('sent', 'asked', 'listed', 'offered', 'accepted', 'declined', 'appealed', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."request_step" AS ENUM('send', 'reply', 'take', 'other_date', 'withdraw', 'appeal', 'ask', 'accept', 'offer', 'list', 'decline', 'grant', 'uphold');--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"firm_id" uuid NOT NULL,
	"institution" text NOT NULL,
	"offering" text NOT NULL,
	"kind" "request_kind" NOT NULL,
	"state" "request_state" NOT NULL,
	"shared" jsonb NOT NULL,
	"notify" boolean NOT NULL,
	"refusal" "refusal_code",
	"declined_by" uuid,
	"on_day" date,
	"audit_salt" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_refusal" CHECK (("request"."refusal" is null) = ("request"."declined_by" is null))
);
--> statement-breakpoint
CREATE TABLE "request_event" (
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"step" "request_step" NOT NULL,
	"side" "request_side" NOT NULL,
	"person" uuid NOT NULL,
	"text" text NOT NULL,
	"on_day" date,
	"refusal" "refusal_code",
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "request_event_request_id_number_pk" PRIMARY KEY("request_id","number")
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_firm_id_firm_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firm"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open" ON "request" USING btree ("firm_id","offering","kind") WHERE "request"."state" in ('sent', 'asked', 'listed', 'offered', 'accepted', 'appealed');--> statement-breakpoint
CREATE INDEX "request_institution" ON "request" USING btree ("institution","state","changed_at");--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_key_unique" UNIQUE("key");--> statement-breakpoint
create trigger request_event_is_final
  before update on request_event
  for each statement execute function refuse_change();
