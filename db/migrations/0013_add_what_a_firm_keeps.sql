CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"diagnostic_id" uuid NOT NULL,
	"offering" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"because" jsonb NOT NULL,
	"catalogue_revision" integer NOT NULL,
	"as_of" date NOT NULL,
	"read" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_reader" (
	"diagnostic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_reader_diagnostic_id_person_id_pk" PRIMARY KEY("diagnostic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notice_state" (
	"diagnostic_id" uuid PRIMARY KEY NOT NULL,
	"run_seq" bigint NOT NULL,
	"versions" text NOT NULL,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "result_day" (
	"diagnostic_id" uuid NOT NULL,
	"day" date NOT NULL,
	"answers" integer NOT NULL,
	"eligible" integer NOT NULL,
	"later" integer NOT NULL,
	"closed" integer NOT NULL,
	"unknown" integer NOT NULL,
	"levels" jsonb NOT NULL,
	CONSTRAINT "result_day_diagnostic_id_day_pk" PRIMARY KEY("diagnostic_id","day")
);
--> statement-breakpoint
CREATE TABLE "saved_match" (
	"diagnostic_id" uuid NOT NULL,
	"offering" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"status" text,
	"intake" text,
	"offering_version" integer NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_match_diagnostic_id_offering_pk" PRIMARY KEY("diagnostic_id","offering")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reader" ADD CONSTRAINT "notice_reader_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reader" ADD CONSTRAINT "notice_reader_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_state" ADD CONSTRAINT "notice_state_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_day" ADD CONSTRAINT "result_day_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_match" ADD CONSTRAINT "saved_match_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_diagnostic" ON "notice" USING btree ("diagnostic_id","created_at");--> statement-breakpoint
CREATE INDEX "notice_reader_person" ON "notice_reader" USING btree ("person_id");--> statement-breakpoint
grant select, insert, update, delete on saved_match, notice to puente_app;
--> statement-breakpoint
grant select, insert, update on result_day, notice_state to puente_app;
--> statement-breakpoint
grant select, insert, delete on notice_reader to puente_app;
--> statement-breakpoint
-- The days before this, of the results that are still kept. Their owner is shown them for as long as it takes.
alter table match_run no force row level security;
--> statement-breakpoint
alter table sensitive_run no force row level security;
--> statement-breakpoint
alter table sensitive_answer no force row level security;
--> statement-breakpoint
insert into result_day (diagnostic_id, day, answers, eligible, later, closed, unknown, levels)
select diagnostic_id, as_of,
  (select count(*) from jsonb_array_elements(input::jsonb -> 'answers') given where given #>> '{answer,state}' = 'answered')
    + (select count(*) from sensitive_answer given
      where given.diagnostic_id = run.diagnostic_id and given.answer ->> 'state' = 'answered'
        and run.input::jsonb -> 'sensitive' @> to_jsonb(given.id)),
  (counts ->> 'eligible')::int, (counts ->> 'later')::int, (counts ->> 'closed')::int, (counts ->> 'unknown')::int,
  (select coalesce(jsonb_object_agg(capability, fact -> 'value'), '{}') from jsonb_each(levels) held (capability, fact)
    where fact ->> 'kind' = 'exact')
from (
  select distinct on (diagnostic_id, as_of) diagnostic_id, as_of, input,
    coalesce(whole.summary, match_run.summary) -> 'counts' as counts,
    coalesce(whole.summary, match_run.summary) #> '{firm,levels}' as levels
  from match_run left join sensitive_run whole on whole.run_id = match_run.id
  order by diagnostic_id, as_of, seq desc
) run;
--> statement-breakpoint
alter table match_run force row level security;
--> statement-breakpoint
alter table sensitive_run force row level security;
--> statement-breakpoint
alter table sensitive_answer force row level security;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['saved_match', 'result_day', 'notice', 'notice_state', 'notice_reader']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['saved_match', 'result_day', 'notice', 'notice_state']
  loop
    execute format(
      'create policy own on %I to puente_app using (diagnostic_id = (select puente_diagnostic()))', name);
  end loop;
  -- What the job that looks for changes reads of every firm with an account.
  foreach name in array array['firm', 'match_run', 'run_match', 'sensitive_run_match', 'sensitive_answer', 'person',
    'notice_reader']
  loop
    execute format(
      'create policy noticed on %I for select to puente_app using (puente_setting(''job'') = ''tell-notices'')', name);
  end loop;
  foreach name in array array['notice', 'notice_state']
  loop
    execute format('create policy told on %I to puente_app using (puente_setting(''job'') = ''tell-notices'')', name);
  end loop;
end $$;
--> statement-breakpoint
create policy noticed on membership for select to puente_app using (
  puente_setting('job') = 'tell-notices' and firm_id is not null);
--> statement-breakpoint
-- Each for their own mailbox.
create policy own on notice_reader to puente_app using (
  diagnostic_id = (select puente_diagnostic()) and person_id = puente_setting('person')::uuid);
