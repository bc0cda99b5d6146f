ALTER TABLE "typed_form" ADD COLUMN "person" uuid;--> statement-breakpoint
ALTER TABLE "typed_form" ADD CONSTRAINT "typed_form_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "typed_form_person" ON "typed_form" USING btree ("person");--> statement-breakpoint
create policy of_person on typed_form for select to puente_app using (person = puente_setting('person')::uuid);
--> statement-breakpoint
-- Whatever else allows it: in nobody else's name.
create policy in_own_name on typed_form as restrictive for insert to puente_app
  with check (person is not distinct from puente_setting('person')::uuid);
