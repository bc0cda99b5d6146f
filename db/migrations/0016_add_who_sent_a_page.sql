ALTER TABLE "diagnostic_screen" ADD COLUMN "sent_by" jsonb;--> statement-breakpoint
ALTER TABLE "sensitive_screen" ADD COLUMN "sent_by" jsonb;