ALTER TABLE "population_firm" ADD COLUMN "engine_version" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- No samples of either, as of all that stands in tables with rows of somebody's own.
alter table population_firm alter column engine_version set statistics 0;--> statement-breakpoint
alter table typed_edit alter column part set statistics 0;
