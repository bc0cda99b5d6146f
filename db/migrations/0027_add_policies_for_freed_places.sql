-- A firm that is erased frees its places: those who give them are told.
create policy freed on membership for select to puente_app using (
  institution = puente_setting('told') and role in ('programme_officer', 'institution_admin')
  and puente_setting('actor') = 'firm_owner');
--> statement-breakpoint
create policy freed on person for select to puente_app using (
  puente_setting('actor') = 'firm_owner' and id in (
    select person_id from membership
    where institution = puente_setting('told') and role in ('programme_officer', 'institution_admin')));
