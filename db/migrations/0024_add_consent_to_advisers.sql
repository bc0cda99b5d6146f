ALTER TABLE "membership" ADD COLUMN "consent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "sign_in_link" ADD COLUMN "consent_version" text;--> statement-breakpoint
-- What people write is not sampled.
alter table membership alter column consent_version set statistics 0;
--> statement-breakpoint
alter table sign_in_link alter column consent_version set statistics 0;
