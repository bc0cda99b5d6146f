CREATE TABLE "population_column" (
	"part" integer NOT NULL,
	"fact" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "population_column_part_fact_pk" PRIMARY KEY("part","fact")
);
--> statement-breakpoint
CREATE TABLE "population_part" (
	"part" integer PRIMARY KEY NOT NULL,
	"firms" integer NOT NULL,
	"data_version" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "population_column" ADD CONSTRAINT "population_column_part_population_part_part_fk" FOREIGN KEY ("part") REFERENCES "public"."population_part"("part") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Firms are taken up again from their results, with what the conditions of entry read of them.
truncate population_firm;
--> statement-breakpoint
grant select, insert, delete on population_part, population_column to puente_app;
--> statement-breakpoint
alter table population_part enable row level security;
--> statement-breakpoint
alter table population_part force row level security;
--> statement-breakpoint
alter table population_column enable row level security;
--> statement-breakpoint
alter table population_column force row level security;
--> statement-breakpoint
create policy counted on population_part to puente_app using (puente_setting('job') = 'count-population');
--> statement-breakpoint
create policy counted on population_column to puente_app using (puente_setting('job') = 'count-population');
--> statement-breakpoint
-- For the verb that counts at a desk and shows totals, which says that it does.
create policy desk on population_part for select to puente_app using (
  puente_setting('population') = 'counted' and (select puente_desk()) is not null);
--> statement-breakpoint
create policy desk on population_column for select to puente_app using (
  puente_setting('population') = 'counted' and (select puente_desk()) is not null);
--> statement-breakpoint
-- For everybody, the owner of the tables too: a firm that is deleted takes its row of the population along in the
-- owner's name.
create policy left_by_a_firm on population_part for delete using (puente_setting('left') = 'population');
--> statement-breakpoint
-- Nobody is counted who is not in the population any more: what was made of it before goes at once. Whoever makes it
-- anew takes the same lock alone, so that it is never made of firms that have just left.
create function population_part_goes() returns trigger language plpgsql as $$ begin
  perform pg_advisory_xact_lock_shared(7204316);
  perform set_config('puente.left', 'population', true);
  delete from population_part;
  perform set_config('puente.left', '', true);
  return null;
end $$;
--> statement-breakpoint
create trigger population_firm_left after delete on population_firm
  for each row execute function population_part_goes();
--> statement-breakpoint
-- The groups that lead a firm, of those who agreed to be counted in totals and of nobody else.
create policy counted on sensitive_answer for select to puente_app using (
  puente_setting('job') = 'count-population' and fact = 'people.lead_group'
  and diagnostic_id in (select firm from population_firm));
