-- A mail about a request goes to whom of the firm asked, and once they have left to its owner.
drop policy told on membership;
--> statement-breakpoint
create policy told on membership for select to puente_app using (
  puente_setting('job') = 'tell-requests'
  and (role in ('programme_officer', 'institution_admin') or firm_id is not null));
--> statement-breakpoint
-- A firm that is erased takes its mails to others with it, whatever became of the link in them.
create policy of_firm on mail for select to puente_app using (
  puente_setting('actor') = 'firm_owner' and key like 'firm:' || puente_setting('firm') || ':%');
--> statement-breakpoint
create policy erased_with_firm on mail for delete to puente_app using (
  puente_setting('actor') = 'firm_owner' and key like 'firm:' || puente_setting('firm') || ':%');
