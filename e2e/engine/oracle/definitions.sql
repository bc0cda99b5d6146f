-- The meaning of the rule language once more, in terms of PostgreSQL's own ranges, arrays and three-valued booleans.
-- Written from the definitions alone; it shares nothing with the evaluators but the words of the language.
create schema oracle;
create type oracle.span as range (subtype = float8, subtype_diff = float8mi);

create table oracle.code (tree text, code text, ancestors text[]);
create table oracle.zone (name text, codes text[], except_codes text[]);
create table oracle.parameter (name text, since date, value float8);
create table oracle.rate (unit text, into_unit text, day date, factor float8);
create table oracle.event (holder int, list text, code text, days daterange);
create index on oracle.event (holder, list);

-- A firm, or an entity linked to the holder that is its parent.
create table oracle.holder (
  id int primary key,
  parent int,
  list text,
  "legal-form" text[],
  buyer text[],
  sector text[],
  place text[],
  employees oracle.span,
  "project.share" oracle.span,
  sales oracle.span,
  "sales unit" text,
  cargo oracle.span,
  "cargo unit" text,
  founded daterange,
  "project.start" daterange,
  standards text[],
  "standards open" boolean,
  languages text[],
  "languages open" boolean,
  products text[],
  "products open" boolean,
  markets text[],
  "markets open" boolean,
  exports boolean,
  "project.new" boolean,
  -- Whether the list is known at all; what it holds lies in rows of its own.
  steps boolean,
  "steps open" boolean,
  owners boolean,
  "owners open" boolean,
  sites boolean,
  "sites open" boolean,
  checked jsonb
);
create index on oracle.holder (parent, list);

-- Verdict of what holds for part of a range: of all of it, of none of it, or neither.
create function oracle.within(given anyrange, asked anyrange) returns boolean language plpgsql immutable as $$
begin
  return case when given <@ asked then true when not given && asked then false end;
end $$;

create function oracle.limits(low float8, high float8) returns oracle.span language plpgsql immutable as $$
begin
  return case when low > high then 'empty'::oracle.span else oracle.span(low, high, '[]') end;
end $$;

-- Whole numbers between two limits that need not be whole.
create function oracle.whole(low float8, high float8) returns int4range language plpgsql immutable as $$
begin
  return case when ceil(low) > floor(high) then 'empty'::int4range
    else int4range(ceil(low)::int, floor(high)::int, '[]') end;
end $$;

create function oracle.days(given daterange) returns oracle.span language plpgsql immutable as $$
begin
  return oracle.span(lower(given) - date '1970-01-01', upper(given) - 1 - date '1970-01-01', '[]');
end $$;

-- Whole units gone by since a day: the greatest number that, added to the day, does not lead past today.
create function oracle.elapsed(since date, unit text, today date) returns int language plpgsql immutable as $$
declare
  months int;
begin
  if unit = 'days' then
    return today - since;
  end if;
  months := (extract(year from today) - extract(year from since)) * 12
    + extract(month from today) - extract(month from since);
  if since + months * interval '1 month' > today then
    months := months - 1;
  end if;
  return case unit when 'months' then months else floor(months / 12.0)::int end;
end $$;

create function oracle.elapsed_range(given daterange, unit text, today date) returns int4range language plpgsql immutable as $$
begin
  return int4range(
    oracle.elapsed(upper(given) - 1, unit, today), oracle.elapsed(lower(given), unit, today), '[]');
end $$;

create function oracle.last_days(many int, unit text, today date) returns daterange language plpgsql immutable as $$
begin
  return daterange((today - many * ('1 ' || unit)::interval)::date, today, '(]');
end $$;

create function oracle.year_back(back int, today date) returns daterange language plpgsql immutable as $$
declare
  year int := extract(year from today)::int - back;
begin
  return daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1), '[)');
end $$;

-- Codes as written, every range of one level spelled out.
create function oracle.listed(written text[]) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct one), '{}') from (
    select raw as one from unnest(written) raw where raw not like '%..%'
    union all
    select code.code from unnest(written) raw, oracle.code code
    where raw like '%..%' and code.tree = 'sector' and length(code.code) = length(split_part(raw, '..', 1))
      and code.code collate "C" between split_part(raw, '..', 1) and split_part(raw, '..', 2)
  ) listed
$$;

create function oracle.zone_codes(asked text) returns text[] language sql stable as $$
  select oracle.listed(codes) from oracle.zone where name = asked
$$;

create function oracle.zone_except(asked text) returns text[] language sql stable as $$
  select oracle.listed(except_codes) from oracle.zone where name = asked
$$;

create function oracle.lies(one oracle.code, asked text[]) returns boolean language plpgsql stable as $$
begin
  return case
    when '*' = any (asked) or one.ancestors && asked then true
    when exists (select from oracle.code below where below.code = any (asked) and one.code = any (below.ancestors))
      then null
    else false
  end;
end $$;

-- Of all codes of a tree: those that lie in the areas for certain, and those that certainly do not.
create type oracle.sides as (inside text[], outside text[], everything boolean, nothing boolean);

create function oracle.every_candidate(given text[], asked oracle.sides) returns boolean language plpgsql immutable as $$
begin
  return case
    when asked.everything then true
    when asked.nothing then false
    when given is null or cardinality(given) = 0 then null
    when given <@ asked.inside then true
    when given <@ asked.outside then false
  end;
end $$;

create function oracle.some_member(given text[], open boolean, asked oracle.sides) returns boolean language plpgsql immutable as $$
begin
  return case
    when asked.nothing then false
    when given is null then null
    when given && asked.inside then true
    when not open and given <@ asked.outside then false
  end;
end $$;

create function oracle.parameter_known(asked text, today date) returns boolean language sql stable as $$
  select exists (select from oracle.parameter where name = asked and since <= today)
$$;

create function oracle.parameter_value(asked text, today date) returns float8 language sql stable as $$
  select value from oracle.parameter where name = asked and since <= today order by since desc limit 1
$$;

create function oracle.one_step(of_unit text, to_unit text, today date) returns float8 language sql stable as $$
  select factor from (
    select day, factor, true as as_told from oracle.rate where unit = of_unit and into_unit = to_unit
    union all
    select day, 1 / factor, false from oracle.rate where unit = to_unit and into_unit = of_unit) told
  where day <= today order by day desc, as_told desc limit 1
$$;

create function oracle.factor(of_unit text, to_unit text, today date) returns float8 language sql stable as $$
  select case when of_unit = to_unit then 1 else coalesce(
    oracle.one_step(of_unit, to_unit, today),
    (select oracle.one_step(of_unit, middle, today) * oracle.one_step(middle, to_unit, today)
     from (select unit as middle from oracle.rate union select into_unit from oracle.rate) units
     where oracle.one_step(of_unit, middle, today) * oracle.one_step(middle, to_unit, today) is not null
     order by middle collate "C" limit 1)) end
$$;

create function oracle.lowest(given oracle.span) returns float8 language plpgsql immutable as $$
begin
  return coalesce(lower(given), '-Infinity');
end $$;

create function oracle.highest(given oracle.span) returns float8 language plpgsql immutable as $$
begin
  return coalesce(upper(given), 'Infinity');
end $$;

-- What is worked out has at most twelve significant digits, but is no coarser than whole numbers: in decimal numbers, as
-- people reckon.
create function oracle.twelve(given float8) returns float8 language plpgsql immutable as $$
declare
  written numeric;
begin
  if given is null or given = 0 or abs(given) = 'Infinity' then
    return given;
  end if;
  written := given::text::numeric;
  return round(written, greatest(0, 11 - floor(log(abs(written)))::int))::float8;
end $$;

create function oracle.worked_out(given oracle.span) returns oracle.span language plpgsql immutable as $$
begin
  return oracle.span(oracle.twelve(lower(given)), oracle.twelve(upper(given)), '[]');
end $$;

create function oracle.scaled(given oracle.span, factor float8) returns oracle.span language plpgsql immutable as $$
begin
  if factor = 1 then
    return given;
  end if;
  return oracle.worked_out(oracle.span(lower(given) * factor, upper(given) * factor, '[]'));
end $$;

create function oracle.plus(a oracle.span, b oracle.span) returns oracle.span language plpgsql immutable as $$
begin
  return oracle.span(lower(a) + lower(b), upper(a) + upper(b), '[]');
end $$;

-- The quotients at the four corners hold all others between them, as long as the divisor keeps its sign.
create function oracle.over(a oracle.span, b oracle.span) returns oracle.span language plpgsql immutable as $$
declare
  corners float8[];
  low float8;
  high float8;
begin
  if b @> 0::float8 then
    return '(,)'::oracle.span;
  end if;
  select array_agg(case when abs(y) = 'Infinity' then 0 else x / y end) into corners
  from unnest(array[oracle.lowest(a), oracle.highest(a)]) x, unnest(array[oracle.lowest(b), oracle.highest(b)]) y;
  select min(one), max(one) into low, high from unnest(corners) one;
  return oracle.worked_out(oracle.span(nullif(low, '-Infinity'), nullif(high, 'Infinity'), '[]'));
end $$;

create function oracle.chosen(holds boolean, value oracle.span, others oracle.span) returns oracle.span language plpgsql immutable as $$
begin
  return case when holds then value when not holds then others else range_merge(value, others) end;
end $$;

-- `free`: one of the two may stand for no limit, if it turns out that way.
create function oracle.related(a oracle.span, relation text, b oracle.span, free boolean) returns boolean language plpgsql immutable as $$
declare
  a1 float8 := oracle.lowest(a);
  a2 float8 := oracle.highest(a);
  b1 float8 := oracle.lowest(b);
  b2 float8 := oracle.highest(b);
begin
  -- A dated number without a limit on the day stands as infinite, and keeps nobody out.
  if 'Infinity' in (a1, b1) or '-Infinity' in (a2, b2) then
    return true;
  end if;
  if relation = '=' and free then
    return null;
  end if;
  return case relation
    when '<' then case when a2 < b1 then true when a1 >= b2 then false end
    when '<=' then case when a2 <= b1 then true when a1 > b2 then false end
    when '>' then case when b2 < a1 then true when b1 >= a2 then false end
    when '>=' then case when b2 <= a1 then true when b1 > a2 then false end
    when '=' then case when a1 = a2 and b1 = b2 and a1 = b1 then true when a2 < b1 or b2 < a1 then false end
  end;
end $$;

create function oracle.at_least(many int, parts boolean[]) returns boolean language plpgsql immutable as $$
declare
  met int := 0;
  possible int := 0;
  part boolean;
begin
  foreach part in array parts loop
    if part is true then met := met + 1; end if;
    if part is not false then possible := possible + 1; end if;
  end loop;
  return case when met >= many then true when possible < many then false end;
end $$;
