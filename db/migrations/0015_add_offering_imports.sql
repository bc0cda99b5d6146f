CREATE TABLE "offering_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"institution" text NOT NULL,
	"person" uuid NOT NULL,
	"session" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering_import_row" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"institution" text NOT NULL,
	"line" integer NOT NULL,
	"outcome" text NOT NULL,
	"offering" text,
	"seen" text,
	"definition" jsonb,
	"text" jsonb,
	"cells" jsonb,
	"problems" jsonb,
	"done" text,
	CONSTRAINT "offering_import_row_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
ALTER TABLE "offering_import_row" ADD CONSTRAINT "offering_import_row_import_id_offering_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."offering_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offering_import_expires_at" ON "offering_import" USING btree ("expires_at");
--> statement-breakpoint
grant select, insert, delete on offering_import to puente_app;
--> statement-breakpoint
-- Of a row, only what became of it is written later.
grant select, insert on offering_import_row to puente_app;
--> statement-breakpoint
grant update (done) on offering_import_row to puente_app;
--> statement-breakpoint
alter table offering_import enable row level security;
--> statement-breakpoint
alter table offering_import force row level security;
--> statement-breakpoint
alter table offering_import_row enable row level security;
--> statement-breakpoint
alter table offering_import_row force row level security;
--> statement-breakpoint
create policy own on offering_import to puente_app
  using (institution = (select puente_desk()))
  with check (institution = puente_desk() and person = puente_setting('person')::uuid);
--> statement-breakpoint
create policy expired on offering_import to puente_app
  using (puente_setting('job') = 'purge-accounts' and expires_at < now());
--> statement-breakpoint
create policy own on offering_import_row to puente_app
  using (institution = (select puente_desk())) with check (institution = puente_desk());
