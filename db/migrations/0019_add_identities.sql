CREATE TABLE "identity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "identity_subject" UNIQUE("issuer","subject"),
	CONSTRAINT "identity_person" UNIQUE("person_id","issuer")
);
--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
grant select, insert, update, delete on identity to puente_app;
--> statement-breakpoint
alter table identity enable row level security;
--> statement-breakpoint
alter table identity force row level security;
--> statement-breakpoint
create policy own on identity to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy found on identity for select to puente_app using (
  issuer = puente_setting('issuer') and subject = puente_setting('subject'));
