-- The log numbers and chains itself, so that no code path can write a row outside the chain.
create function audit_log_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  -- Held to the end of the transaction: the next row must see this one.
  perform pg_advisory_xact_lock(7204312);
  select seq, hash into last from audit_log order by seq desc limit 1;
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
create trigger audit_log_is_chained
  before insert on audit_log
  for each row execute function audit_log_chain();
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are final', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_log_is_append_only
  before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger answer_is_append_only
  before update on answer
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger sensitive_answer_is_append_only
  before update on sensitive_answer
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger consent_is_append_only
  before update on consent
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger match_run_is_final
  before update on match_run
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger run_match_is_final
  before update on run_match
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger match_reference_is_final
  before update on match_reference
  for each statement execute function refuse_change();
