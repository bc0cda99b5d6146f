CREATE TABLE "half_sign_in" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factor" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"last_step" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "half_sign_in" ADD CONSTRAINT "half_sign_in_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "half_sign_in_person" ON "half_sign_in" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "half_sign_in_expires_at" ON "half_sign_in" USING btree ("expires_at");--> statement-breakpoint
grant select, insert, update, delete on second_factor to puente_app;
--> statement-breakpoint
grant select, insert, delete on recovery_code, half_sign_in to puente_app;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['second_factor', 'recovery_code', 'half_sign_in']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint
create policy own on second_factor to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy own on recovery_code to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy own on half_sign_in to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy found on half_sign_in for select to puente_app using (token_hash = puente_setting('token'));
--> statement-breakpoint
create policy purged on half_sign_in to puente_app
  using (puente_setting('job') = 'purge-accounts' and expires_at < now()) with check (false);
