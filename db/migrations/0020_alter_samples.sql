-- PostgreSQL keeps samples of columns for its plans (pg_statistic), and they outlast the rows: none of what people write.
do $$
declare
  held record;
begin
  for held in
    select c.relname as place, a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity
      and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype, 'bytea'::regtype)
  loop
    execute format('alter table %I alter column %I set statistics 0', held.place, held.name);
    -- What was taken before; older servers let only their superuser do so.
    if to_regprocedure('pg_clear_attribute_stats(text, text, text, boolean)') is not null then
      perform pg_clear_attribute_stats('public', held.place::text, held.name::text, false);
    end if;
  end loop;
end $$;
