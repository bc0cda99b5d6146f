-- The job that writes mails about requests reads where they stand, and whom to write to.
create policy told on request for select to puente_app using (puente_setting('job') = 'tell-requests');
--> statement-breakpoint
create policy told on membership for select to puente_app using (
  puente_setting('job') = 'tell-requests' and role in ('programme_officer', 'institution_admin'));
--> statement-breakpoint
create policy told on person for select to puente_app using (puente_setting('job') = 'tell-requests');
--> statement-breakpoint
create policy told on mail for select to puente_app using (
  puente_setting('job') = 'tell-requests' and key is not null);
