CREATE TABLE "typed_edit" (
	"person" uuid NOT NULL,
	"offering" text NOT NULL,
	"form_id" uuid NOT NULL,
	"fields" jsonb,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"pushed_out" boolean DEFAULT false NOT NULL,
	"typed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "typed_edit_person_offering_form_id_pk" PRIMARY KEY("person","offering","form_id")
);
--> statement-breakpoint
ALTER TABLE "typed_edit" ADD CONSTRAINT "typed_edit_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "typed_edit_expires_at" ON "typed_edit" USING btree ("expires_at");--> statement-breakpoint
-- What was kept so far, one text of each person and offering.
alter table typed_form no force row level security;
--> statement-breakpoint
insert into typed_edit (person, offering, form_id, fields, typed_at, expires_at)
  select person, substr(form, 9), gen_random_uuid(), fields, expires_at - interval '30 days', expires_at
  from typed_form where form like 'edit of %' and person is not null;
--> statement-breakpoint
delete from typed_form where form like 'edit of %';
--> statement-breakpoint
alter table typed_form force row level security;
--> statement-breakpoint
grant select, insert, update, delete on typed_edit to puente_app;
--> statement-breakpoint
alter table typed_edit enable row level security;
--> statement-breakpoint
alter table typed_edit force row level security;
--> statement-breakpoint
create policy own on typed_edit to puente_app using (person = puente_setting('person')::uuid);
--> statement-breakpoint
create policy expired on typed_edit to puente_app
  using (puente_setting('job') = 'purge-accounts' and expires_at < now());
--> statement-breakpoint
alter table typed_edit alter column offering set statistics 0, alter column fields set statistics 0,
  alter column errors set statistics 0;
