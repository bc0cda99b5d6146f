ALTER TYPE "public"."request_step" ADD VALUE 'grant_choice' BEFORE 'uphold';--> statement-breakpoint
ALTER TYPE "public"."request_step" ADD VALUE 'grant_list' BEFORE 'uphold';