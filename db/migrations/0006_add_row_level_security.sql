-- The application works as puente_app, which owns nothing. It sees and writes only the rows that the settings of the
-- transaction speak of: who asks (puente.actor, job, person, firm, institution, draft), and what a verb looks for before
-- anybody is known (puente.code, token, email, device, outbox, demo). Without settings there are no rows.
create function puente_setting(name text) returns text language sql stable parallel safe
  return nullif(current_setting('puente.' || name, true), '');
--> statement-breakpoint
-- In plpgsql, so that the rules behind these are not planned anew inside every query that uses them.
create function puente_diagnostic() returns uuid language plpgsql stable as $$ begin
  return (select id from diagnostic where code_hash = puente_setting('draft'));
end $$;
--> statement-breakpoint
create function puente_session_person() returns uuid language plpgsql stable as $$ begin
  return (select person_id from session where token_hash = puente_setting('token'));
end $$;
--> statement-breakpoint
create function puente_session_diagnostic() returns uuid language plpgsql stable as $$ begin
  return (
    select firm.diagnostic_id from session
      join membership on membership.id = session.membership_id
      join firm on firm.id = membership.firm_id
    where session.token_hash = puente_setting('token'));
end $$;
--> statement-breakpoint
create function puente_own_firms() returns setof uuid language plpgsql stable as $$ begin
  return query select firm_id from membership
    where person_id = coalesce(puente_setting('person')::uuid, puente_session_person()) and firm_id is not null
    union all select firm_id from sign_in_link where token_hash = puente_setting('token') and firm_id is not null;
end $$;
--> statement-breakpoint
create function puente_colleagues() returns setof uuid language plpgsql stable as $$ begin
  return query select person_id from membership where firm_id = puente_setting('firm')::uuid
    union all select person_id from membership
      where puente_setting('actor') = 'institution_admin' and institution = puente_setting('institution')
    union all select person_id from sign_in_link where token_hash = puente_setting('token');
end $$;
--> statement-breakpoint
-- The last row is looked up by whoever adds one, and shown to nobody.
create or replace function audit_log_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  -- Held to the end of the transaction: the next row must see this one.
  perform pg_advisory_xact_lock(7204312);
  perform set_config('puente.audit', 'chain', true);
  select seq, hash into last from audit_log order by seq desc limit 1;
  perform set_config('puente.audit', '', true);
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.prev_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := encode(sha256(convert_to(jsonb_build_array(
    new.seq,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    new.actor_kind, new.actor_id, new.action, new.target_kind, new.target_id,
    new.before_hash, new.after_hash, new.prev_hash
  )::text, 'UTF8')), 'hex');
  return new;
end $$;
--> statement-breakpoint
grant usage on schema public to puente_app;
--> statement-breakpoint
-- The same for everybody: reference data and the published catalogue.
grant select on reference_load, country, subdivision, capital_subdivision, place, activity, size_rule, standard,
  capability, rule_template, ranking_policy, exchange_rate, catalogue_revision, institution_version, offering_version
  to puente_app;
--> statement-breakpoint
grant select, insert on match_reference to puente_app;
--> statement-breakpoint
-- Rows that are final.
grant select, insert on audit_log, answer, sensitive_answer, consent, run_match, sensitive_run, sensitive_run_match,
  request_event to puente_app;
--> statement-breakpoint
grant select, insert, delete on match_run to puente_app;
--> statement-breakpoint
grant select, insert, update on membership, request to puente_app;
--> statement-breakpoint
grant select, insert, update, delete on diagnostic, diagnostic_screen, sensitive_screen, code_attempt, population_firm,
  population_count, person, firm, session, sign_in_link, known_device, attempt, mail
  to puente_app;
--> statement-breakpoint
grant usage on sequence population_written to puente_app;
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['audit_log', 'diagnostic', 'diagnostic_screen', 'sensitive_screen', 'answer',
    'sensitive_answer', 'consent', 'code_attempt', 'match_run', 'run_match', 'sensitive_run', 'sensitive_run_match',
    'population_firm', 'population_count', 'person', 'firm', 'membership', 'session', 'sign_in_link', 'known_device',
    'attempt', 'mail', 'request', 'request_event']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
--> statement-breakpoint

-- Whoever adds a row adds it in their own name.
create policy added on audit_log for insert to puente_app with check (
  actor_kind = puente_setting('actor')
  and (actor_id is null or actor_id = coalesce(puente_setting('job'), puente_setting('person'))));
--> statement-breakpoint
create policy read on audit_log for select to puente_app using (
  puente_setting('audit') = 'chain' or puente_setting('job') = 'audit-verify');
--> statement-breakpoint

create policy found on diagnostic for select to puente_app using (
  code_hash = puente_setting('draft') or code_hash = puente_setting('code')
  or puente_setting('job') in ('count-population', 'rerun')
  or (puente_setting('job') = 'purge-expired-diagnostics' and expires_at < now())
  or id = (select puente_session_diagnostic()));
--> statement-breakpoint
create policy started on diagnostic for insert to puente_app with check (code_hash = puente_setting('code'));
--> statement-breakpoint
-- Jobs lock rows and change none.
create policy changed on diagnostic for update to puente_app
  using (
    code_hash = puente_setting('draft') or code_hash = puente_setting('code')
    or puente_setting('job') = 'count-population'
    or (puente_setting('job') = 'purge-expired-diagnostics' and expires_at < now()))
  with check (code_hash = puente_setting('draft'));
--> statement-breakpoint
create policy deleted on diagnostic for delete to puente_app using (
  code_hash = puente_setting('draft')
  or (puente_setting('job') = 'purge-expired-diagnostics' and expires_at < now()));
--> statement-breakpoint
create policy own on diagnostic_screen to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy own on sensitive_screen to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy own on answer to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy own on sensitive_answer to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy run_again on sensitive_answer for select to puente_app using (puente_setting('job') = 'rerun');
--> statement-breakpoint
create policy own on consent to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy counted on consent for select to puente_app using (puente_setting('job') = 'count-population');
--> statement-breakpoint
create policy counted on code_attempt to puente_app using (puente_setting('actor') is not null);
--> statement-breakpoint

create policy own on match_run to puente_app using (diagnostic_id = (select puente_diagnostic()));
--> statement-breakpoint
create policy run_again on match_run for select to puente_app using (
  puente_setting('job') in ('rerun', 'count-population'));
--> statement-breakpoint
create policy own on run_match to puente_app using (
  exists (select from match_run where id = run_id and diagnostic_id = (select puente_diagnostic())));
--> statement-breakpoint
create policy run_again on run_match for select to puente_app using (puente_setting('job') = 'rerun');
--> statement-breakpoint
create policy own on sensitive_run to puente_app using (
  exists (select from match_run where id = run_id and diagnostic_id = (select puente_diagnostic())));
--> statement-breakpoint
create policy run_again on sensitive_run for select to puente_app using (puente_setting('job') = 'rerun');
--> statement-breakpoint
create policy own on sensitive_run_match to puente_app using (
  exists (select from match_run where id = run_id and diagnostic_id = (select puente_diagnostic())));
--> statement-breakpoint
create policy run_again on sensitive_run_match for select to puente_app using (puente_setting('job') = 'rerun');
--> statement-breakpoint
create policy counted on population_firm to puente_app using (puente_setting('job') = 'count-population');
--> statement-breakpoint
create policy found on population_firm for select to puente_app using (firm = (select puente_diagnostic()));
--> statement-breakpoint
create policy taken_back on population_firm for delete to puente_app using (firm = (select puente_diagnostic()));
--> statement-breakpoint
create policy counted on population_count to puente_app using (puente_setting('job') = 'count-population');
--> statement-breakpoint

create policy found on person for select to puente_app using (
  id = puente_setting('person')::uuid or email = puente_setting('email')
  or id = (select puente_session_person()) or id in (select puente_colleagues())
  or (demo is not null and puente_setting('demo') = 'listed'));
--> statement-breakpoint
create policy made on person for insert to puente_app with check (email = puente_setting('email'));
--> statement-breakpoint
create policy changed on person for update to puente_app using (
  id = puente_setting('person')::uuid or email = puente_setting('email'));
--> statement-breakpoint
create policy deleted on person for delete to puente_app using (id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy own on firm to puente_app using (id = puente_setting('firm')::uuid);
--> statement-breakpoint
create policy found on firm for select to puente_app using (id in (select puente_own_firms()));
--> statement-breakpoint
create policy found on membership for select to puente_app using (
  person_id = puente_setting('person')::uuid or firm_id = puente_setting('firm')::uuid
  or (institution = puente_setting('institution') and puente_setting('actor') = 'institution_admin')
  or person_id = (select puente_session_person()));
--> statement-breakpoint
-- For oneself: in the firm one is making, or as the link says that one came by.
create policy made on membership for insert to puente_app with check (
  person_id = puente_setting('person')::uuid
  and (firm_id = puente_setting('firm')::uuid or exists (
    select from sign_in_link link
    where link.token_hash = puente_setting('token') and link.role = membership.role
      and link.firm_id is not distinct from membership.firm_id
      and link.institution is not distinct from membership.institution)));
--> statement-breakpoint
create policy ended on membership for update to puente_app using (
  person_id = puente_setting('person')::uuid or firm_id = puente_setting('firm')::uuid
  or (institution = puente_setting('institution') and puente_setting('actor') = 'institution_admin'));
--> statement-breakpoint
create policy own on session to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy found on session for select to puente_app using (token_hash = puente_setting('token'));
--> statement-breakpoint
create policy seen on session for update to puente_app using (token_hash = puente_setting('token'));
--> statement-breakpoint
create policy ended on session for delete to puente_app using (token_hash = puente_setting('token'));
--> statement-breakpoint
create policy purged on session to puente_app
  using (puente_setting('job') = 'purge-accounts') with check (false);
--> statement-breakpoint
create policy own on sign_in_link to puente_app using (
  token_hash = puente_setting('token') or email = puente_setting('email')
  or person_id = puente_setting('person')::uuid or firm_id = puente_setting('firm')::uuid
  or (institution = puente_setting('institution') and puente_setting('actor') = 'institution_admin'));
--> statement-breakpoint
create policy purged on sign_in_link to puente_app
  using (puente_setting('job') = 'purge-accounts') with check (false);
--> statement-breakpoint
create policy own on known_device to puente_app using (person_id = puente_setting('person')::uuid);
--> statement-breakpoint
create policy found on known_device for select to puente_app using (token_hash = puente_setting('device'));
--> statement-breakpoint
create policy purged on known_device to puente_app
  using (puente_setting('job') = 'purge-accounts') with check (false);
--> statement-breakpoint
create policy counted on attempt to puente_app using (puente_setting('actor') is not null);
--> statement-breakpoint
create policy queued on mail for insert to puente_app with check (puente_setting('actor') is not null);
--> statement-breakpoint
create policy delivered on mail to puente_app using (puente_setting('job') in ('deliver-mail', 'purge-accounts'));
--> statement-breakpoint
-- The page of the demonstration that stands in for a mailbox.
create policy shown on mail for select to puente_app using (puente_setting('outbox') = 'shown');
--> statement-breakpoint
-- What was sent to a person who leaves goes with them.
create policy own on mail for select to puente_app using ("to" = puente_setting('email'));
--> statement-breakpoint
create policy erased on mail for delete to puente_app using ("to" = puente_setting('email'));
--> statement-breakpoint

create policy asked on request to puente_app using (firm_id = puente_setting('firm')::uuid);
--> statement-breakpoint
create policy received on request for select to puente_app using (
  institution = puente_setting('institution')
  and puente_setting('actor') in ('programme_officer', 'institution_admin'));
--> statement-breakpoint
create policy answered on request for update to puente_app using (
  institution = puente_setting('institution')
  and puente_setting('actor') in ('programme_officer', 'institution_admin'));
--> statement-breakpoint
create policy of_request on request_event to puente_app using (
  exists (select from request where request.id = request_id));
