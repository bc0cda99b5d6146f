CREATE TABLE "desk_setting" (
	"institution" text PRIMARY KEY NOT NULL,
	"two_people" boolean NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publish_ask" (
	"offering" text PRIMARY KEY NOT NULL,
	"institution" text NOT NULL,
	"seen" text NOT NULL,
	"person" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "publish_ask_institution" ON "publish_ask" USING btree ("institution");--> statement-breakpoint
grant select, insert, update on desk_setting to puente_app;
--> statement-breakpoint
grant select, insert, update, delete on publish_ask to puente_app;
--> statement-breakpoint
alter table desk_setting enable row level security;
--> statement-breakpoint
alter table desk_setting force row level security;
--> statement-breakpoint
alter table publish_ask enable row level security;
--> statement-breakpoint
alter table publish_ask force row level security;
--> statement-breakpoint
create policy own on desk_setting for select to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
create policy begun on desk_setting for insert to puente_app with check (
  puente_setting('actor') = 'institution_admin' and institution = puente_setting('institution')
  and changed_by = puente_setting('person')::uuid);
--> statement-breakpoint
create policy changed on desk_setting for update to puente_app
  using (puente_setting('actor') = 'institution_admin' and institution = puente_setting('institution'))
  with check (institution = puente_setting('institution') and changed_by = puente_setting('person')::uuid);
--> statement-breakpoint
create policy own on publish_ask for select to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
create policy asked on publish_ask for insert to puente_app with check (
  institution = puente_desk() and person = puente_setting('person')::uuid
  and institution = coalesce(puente_offering_institution(offering), institution));
--> statement-breakpoint
create policy asked_again on publish_ask for update to puente_app
  using (institution = (select puente_desk()))
  with check (institution = puente_desk() and person = puente_setting('person')::uuid);
--> statement-breakpoint
create policy done on publish_ask for delete to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
-- Whatever else allows it: where two people are needed, somebody else has asked for it.
create policy by_two on offering_version as restrictive for insert to puente_app with check (
  not exists (select from desk_setting setting where setting.institution = offering_version.institution and setting.two_people)
  or exists (
    select from publish_ask ask
    where ask.offering = offering_version.id and ask.person <> puente_setting('person')::uuid));
--> statement-breakpoint
create or replace function puente_desk_people() returns setof uuid language plpgsql stable as $$ begin
  if puente_desk() is null then return; end if;
  return query select edited_by from offering_draft union select person from offering_event
    union select person from publish_ask union select changed_by from desk_setting;
end $$;
