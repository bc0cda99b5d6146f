CREATE TABLE "typed_form" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"form" text NOT NULL,
	"fields" jsonb NOT NULL,
	"errors" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "typed_form_expires_at" ON "typed_form" USING btree ("expires_at");--> statement-breakpoint
grant select, insert, update, delete on typed_form to puente_app;
--> statement-breakpoint
alter table typed_form enable row level security;
--> statement-breakpoint
alter table typed_form force row level security;
--> statement-breakpoint
create policy own on typed_form to puente_app using (token_hash = puente_setting('token'));
--> statement-breakpoint
create policy expired on typed_form to puente_app
  using (puente_setting('job') = 'purge-accounts' and expires_at < now());
