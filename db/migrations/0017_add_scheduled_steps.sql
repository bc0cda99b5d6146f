CREATE TABLE "scheduled_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offering" text NOT NULL,
	"institution" text NOT NULL,
	"step" "offering_step" NOT NULL,
	"day" date NOT NULL,
	"seen" text NOT NULL,
	"person" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"missed" text,
	CONSTRAINT "scheduled_step_one" UNIQUE("offering")
);
--> statement-breakpoint
CREATE INDEX "scheduled_step_institution" ON "scheduled_step" USING btree ("institution");--> statement-breakpoint
grant select, insert, delete on scheduled_step to puente_app;
--> statement-breakpoint
grant update (missed) on scheduled_step to puente_app;
--> statement-breakpoint
alter table scheduled_step enable row level security;
--> statement-breakpoint
alter table scheduled_step force row level security;
--> statement-breakpoint
create policy own on scheduled_step for select to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
-- In nobody else's name: on the day it is taken as a step of this person.
create policy set on scheduled_step for insert to puente_app with check (
  institution = puente_desk() and person = puente_setting('person')::uuid and missed is null
  and institution = coalesce(puente_offering_institution(offering), institution));
--> statement-breakpoint
create policy called_off on scheduled_step for delete to puente_app using (institution = (select puente_desk()));
--> statement-breakpoint
create policy carried_out on scheduled_step to puente_app
  using (puente_setting('job') = 'take-scheduled-steps') with check (false);
--> statement-breakpoint
create policy missed on scheduled_step for update to puente_app
  using (puente_setting('job') = 'take-scheduled-steps')
  with check (puente_setting('job') = 'take-scheduled-steps' and missed is not null);
--> statement-breakpoint
create or replace function puente_desk_people() returns setof uuid language plpgsql stable as $$ begin
  if puente_desk() is null then return; end if;
  return query select edited_by from offering_draft union select person from offering_event
    union select person from publish_ask union select changed_by from desk_setting
    union select person from scheduled_step;
end $$;
