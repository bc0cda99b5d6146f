CREATE TYPE "public"."offering_step" AS ENUM('publish', 'pause', 'withdraw');--> statement-breakpoint
CREATE TABLE "offering_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"institution" text NOT NULL,
	"offering" text NOT NULL,
	"base_version" integer,
	"definition" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"edited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offering_draft_one" UNIQUE("offering")
);
--> statement-breakpoint
CREATE TABLE "offering_event" (
	"offering" text NOT NULL,
	"number" integer NOT NULL,
	"institution" text NOT NULL,
	"step" "offering_step" NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"person" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offering_event_offering_number_pk" PRIMARY KEY("offering","number")
);
--> statement-breakpoint
ALTER TABLE "catalogue_revision" ADD COLUMN "institution" text;--> statement-breakpoint
ALTER TABLE "offering_event" ADD CONSTRAINT "offering_event_revision_catalogue_revision_number_fk" FOREIGN KEY ("revision") REFERENCES "public"."catalogue_revision"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offering_draft_institution" ON "offering_draft" USING btree ("institution");--> statement-breakpoint
CREATE INDEX "offering_event_institution" ON "offering_event" USING btree ("institution");--> statement-breakpoint
CREATE UNIQUE INDEX "offering_version_one_open" ON "offering_version" USING btree ("id") WHERE "offering_version"."to_revision" is null;--> statement-breakpoint
create trigger offering_event_is_final before update or delete or truncate on offering_event
  for each statement execute function refuse_change();
--> statement-breakpoint
grant select, insert, update, delete on offering_draft to puente_app;
--> statement-breakpoint
grant select, insert on offering_event to puente_app;
--> statement-breakpoint
-- Of what was published, only the end of a version is written later.
grant insert on catalogue_revision, offering_version to puente_app;
--> statement-breakpoint
grant update (to_revision) on offering_version to puente_app;
--> statement-breakpoint
alter table offering_draft enable row level security;
--> statement-breakpoint
alter table offering_draft force row level security;
--> statement-breakpoint
alter table offering_event enable row level security;
--> statement-breakpoint
alter table offering_event force row level security;
--> statement-breakpoint
-- Not forced: everybody reads them, and their owner writes them from the files of the site.
alter table catalogue_revision enable row level security;
--> statement-breakpoint
alter table offering_version enable row level security;
--> statement-breakpoint
-- The institution whose offerings the one who asks looks after; null for everybody else.
create function puente_desk() returns text language plpgsql stable as $$ begin
  return case when puente_setting('actor') in ('programme_officer', 'institution_admin')
    then puente_setting('institution') end;
end $$;
--> statement-breakpoint
-- Whose offering this is, so that nobody publishes under the id of another's.
create function puente_offering_institution(offering_id text) returns text language plpgsql stable as $$ begin
  return (select institution from offering_version where id = offering_id order by version desc limit 1);
end $$;
--> statement-breakpoint
create function puente_desk_people() returns setof uuid language plpgsql stable as $$ begin
  if puente_desk() is null then return; end if;
  return query select edited_by from offering_draft union select person from offering_event;
end $$;
--> statement-breakpoint
create policy own on offering_draft to puente_app
  using (institution = (select puente_desk()))
  with check (
    institution = puente_desk() and institution = coalesce(puente_offering_institution(offering), institution));
--> statement-breakpoint
create policy own on offering_event for select to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
create policy added on offering_event for insert to puente_app with check (
  institution = puente_desk() and person = puente_setting('person')::uuid
  and institution = puente_offering_institution(offering));
--> statement-breakpoint
create policy read on catalogue_revision for select to puente_app using (true);
--> statement-breakpoint
create policy published on catalogue_revision for insert to puente_app with check (institution = puente_desk());
--> statement-breakpoint
create policy read on offering_version for select to puente_app using (true);
--> statement-breakpoint
create policy published on offering_version for insert to puente_app with check (
  institution = puente_desk()
  and institution = coalesce(puente_offering_institution(id), institution)
  and exists (
    select from catalogue_revision revision
    where revision.number = from_revision and revision.institution = offering_version.institution));
--> statement-breakpoint
create policy ended on offering_version for update to puente_app
  using (institution = puente_desk() and to_revision is null) with check (institution = puente_desk());
--> statement-breakpoint
-- Who worked on an offering, for those who work on it too.
create policy desk on person for select to puente_app using (id in (select puente_desk_people()));
