CREATE TYPE "public"."choice_method" AS ENUM('lottery', 'first_come', 'need_rank', 'points');--> statement-breakpoint
CREATE TYPE "public"."entry_standing" AS ENUM('in', 'place', 'offered', 'waiting', 'out');--> statement-breakpoint
ALTER TYPE "public"."request_step" ADD VALUE 'lapse';--> statement-breakpoint
CREATE TABLE "intake" (
	"id" uuid PRIMARY KEY NOT NULL,
	"institution" text NOT NULL,
	"offering" text NOT NULL,
	"opens" date NOT NULL,
	"closes" date NOT NULL,
	"starts" date NOT NULL,
	"places" integer NOT NULL,
	"reserved" jsonb NOT NULL,
	"release_days" integer NOT NULL,
	"answer_days" integer NOT NULL,
	"method" "choice_method" NOT NULL,
	"criteria" jsonb NOT NULL,
	"seed_hash" text NOT NULL,
	"seed" text,
	"closed_on" date,
	"chosen_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"edited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "intake_seed" CHECK (("intake"."seed" is null) = ("intake"."chosen_at" is null)),
	CONSTRAINT "intake_seed_as_promised" CHECK (sha256("intake"."seed"::bytea) = decode("intake"."seed_hash", 'hex')),
	CONSTRAINT "intake_days" CHECK ("intake"."opens" <= "intake"."closes" and "intake"."closes" < "intake"."starts")
);
--> statement-breakpoint
CREATE TABLE "intake_entry" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"intake_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"groups" jsonb NOT NULL,
	"need" integer,
	"marks" jsonb,
	"standing" "entry_standing" DEFAULT 'in' NOT NULL,
	"rank" integer,
	"kind" text,
	"answer_by" date,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "intake_entry_kind" CHECK (("intake_entry"."kind" is not null) = ("intake_entry"."standing" in ('place', 'offered')))
);
--> statement-breakpoint
CREATE TABLE "intake_seed" (
	"intake_id" uuid PRIMARY KEY NOT NULL,
	"seed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "request_event" ALTER COLUMN "person" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "intake_entry" ADD CONSTRAINT "intake_entry_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_entry" ADD CONSTRAINT "intake_entry_intake_id_intake_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intake"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_seed" ADD CONSTRAINT "intake_seed_intake_id_intake_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intake"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_offering" ON "intake" USING btree ("offering","starts");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_entry_number" ON "intake_entry" USING btree ("intake_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_entry_rank" ON "intake_entry" USING btree ("intake_id","rank");--> statement-breakpoint
-- The places of an intake are given once.
create function refuse_second_choice() returns trigger language plpgsql as $$ begin
  if old.chosen_at is not null and new.chosen_at is distinct from old.chosen_at then
    raise exception 'the places have been given' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger intake_is_chosen_once before update on intake
  for each row execute function refuse_second_choice();
--> statement-breakpoint
create trigger intake_seed_is_final before update or delete or truncate on intake_seed
  for each statement execute function refuse_change();
--> statement-breakpoint
grant select, insert on intake, intake_seed to puente_app;
--> statement-breakpoint
-- Not whose it is, nor what was promised about the seed.
grant update (opens, closes, starts, places, reserved, release_days, answer_days, method, criteria, seed, closed_on,
  chosen_at, version, edited_by, edited_at) on intake to puente_app;
--> statement-breakpoint
grant select, insert, update on intake_entry to puente_app;
--> statement-breakpoint
alter table intake enable row level security;
--> statement-breakpoint
alter table intake force row level security;
--> statement-breakpoint
alter table intake_seed enable row level security;
--> statement-breakpoint
alter table intake_seed force row level security;
--> statement-breakpoint
alter table intake_entry enable row level security;
--> statement-breakpoint
alter table intake_entry force row level security;
--> statement-breakpoint
create policy read on intake for select to puente_app using (true);
--> statement-breakpoint
create policy published on intake for insert to puente_app with check (
  institution = puente_desk() and institution = puente_offering_institution(offering)
  and edited_by = puente_setting('person')::uuid);
--> statement-breakpoint
create policy changed on intake for update to puente_app
  using (institution = puente_desk())
  with check (institution = puente_desk() and edited_by = puente_setting('person')::uuid);
--> statement-breakpoint
create policy own on intake_seed to puente_app using (
  exists (select from intake where intake.id = intake_id and intake.institution = puente_desk()));
--> statement-breakpoint
create policy of_request on intake_entry to puente_app using (
  exists (select from request where request.id = request_id));
--> statement-breakpoint
-- For those who count: how many ask, wait and have a place.
create policy counted on intake_entry for select to puente_app using (intake_id = puente_setting('intake')::uuid);
--> statement-breakpoint
-- The job that offers places which came free.
create policy filled on request for select to puente_app using (puente_setting('job') = 'fill-intakes');
--> statement-breakpoint
create policy filled_in on request for update to puente_app using (puente_setting('job') = 'fill-intakes');
