-- Results stored so far hold what follows from answers about groups and refusals. They are worked out anew from the
-- answers when their owner next asks.
delete from match_run;
--> statement-breakpoint
CREATE TABLE "sensitive_screen" (
	"diagnostic_id" uuid NOT NULL,
	"screen" text NOT NULL,
	"version" integer NOT NULL,
	"stored_version" integer NOT NULL,
	"pending" jsonb,
	CONSTRAINT "sensitive_screen_diagnostic_id_screen_pk" PRIMARY KEY("diagnostic_id","screen")
);
--> statement-breakpoint
CREATE TABLE "sensitive_run" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"summary" jsonb NOT NULL,
	"result" text NOT NULL,
	"result_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sensitive_run_match" (
	"run_id" uuid NOT NULL,
	"offering" text NOT NULL,
	"position" integer NOT NULL,
	"match" text NOT NULL,
	CONSTRAINT "sensitive_run_match_run_id_offering_pk" PRIMARY KEY("run_id","offering")
);
--> statement-breakpoint
ALTER TABLE "match_run" ADD COLUMN "form" "diagnostic_form" NOT NULL;--> statement-breakpoint
ALTER TABLE "match_run" ADD COLUMN "reference_edition" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sensitive_screen" ADD CONSTRAINT "sensitive_screen_diagnostic_id_diagnostic_id_fk" FOREIGN KEY ("diagnostic_id") REFERENCES "public"."diagnostic"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensitive_run" ADD CONSTRAINT "sensitive_run_run_id_match_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."match_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensitive_run_match" ADD CONSTRAINT "sensitive_run_match_run_id_match_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."match_run"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
insert into sensitive_screen select * from diagnostic_screen where screen in ('people', 'refused');
--> statement-breakpoint
delete from diagnostic_screen where screen in ('people', 'refused');
--> statement-breakpoint
create trigger sensitive_run_is_final
  before update on sensitive_run
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger sensitive_run_match_is_final
  before update on sensitive_run_match
  for each statement execute function refuse_change();
