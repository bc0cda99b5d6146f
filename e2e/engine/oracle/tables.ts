import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sql } from 'postgres';
import type { FactValue, RuleLibrary } from '@/lib/domain/rules';
import type { Firm } from '../firms';
import { dayText, FACTS, PLACE_TREE, SECTOR_TREE } from '../vocabulary';

type Row = Record<string, unknown>;
type Rows = { holders: Row[]; events: Row[] };
type Connection = Pick<Sql, 'unsafe'>;

/** Creates the definitions and the trees of codes in an empty database. */
export async function createOracle(sql: Connection): Promise<void> {
  await sql.unsafe(await readFile(path.join(import.meta.dirname, 'definitions.sql'), 'utf8'));
  const trees = { sector: SECTOR_TREE, place: PLACE_TREE };
  for (const [tree, edges] of Object.entries(trees)) {
    const rows = edges.map(([code, parent]) => ({ code, parent }));
    await sql.unsafe(
      `with recursive edge as (select * from jsonb_to_recordset($2::text::jsonb) as e(code text, parent text)),
       path as (
         select code, code as ancestor from edge
         union all
         select path.code, edge.parent from path join edge on edge.code = path.ancestor where edge.parent is not null)
       insert into oracle.code select $1, code, array_agg(ancestor) from path group by code`,
      [tree, JSON.stringify(rows)],
    );
  }
}

/** Puts the firms of a round, numbered from 0, in place of those before. */
export async function loadFirms(sql: Connection, firms: readonly Firm[]): Promise<void> {
  const rows: Rows = { holders: [], events: [] };
  for (const [id, firm] of firms.entries()) rows.holders.push({ ...columnsOf(firm), id });
  let next = firms.length;
  const queue = firms.map((holder, id) => ({ holder, id }));
  for (let one = queue.shift(); one; one = queue.shift()) {
    addEvents(one, rows);
    for (const list of FACTS.entities) {
      const fact = one.holder[list];
      for (const entity of fact?.kind === 'entities' ? fact.entities : []) {
        rows.holders.push({ ...columnsOf(entity), id: next, parent: one.id, list });
        queue.push({ holder: entity, id: next });
        next += 1;
      }
    }
  }
  await sql.unsafe('truncate oracle.holder, oracle.event');
  await insert(sql, 'oracle.holder', rows.holders);
  await insert(sql, 'oracle.event', rows.events);
  await sql.unsafe('analyze oracle.holder');
}

/** Puts what rules refer to in place of what was there. */
export async function loadLibrary(sql: Connection, library: RuleLibrary): Promise<void> {
  const { zones, parameters, rates } = library;
  await sql.unsafe('truncate oracle.zone, oracle.parameter, oracle.rate');
  const zoneRows = Object.entries(zones).map(([name, { codes, except = [] }]) => ({
    ...{ name, codes },
    except_codes: except,
  }));
  await insert(sql, 'oracle.zone', zoneRows);
  const parameterRows = Object.entries(parameters).flatMap(([name, { history }]) =>
    history.map(({ from, value }) => ({ name, since: from, value })),
  );
  await insert(sql, 'oracle.parameter', parameterRows);
  const rateRows = rates.map(({ from, to, day, factor }) => ({ unit: from, into_unit: to, day, factor }));
  await insert(sql, 'oracle.rate', rateRows);
}

async function insert(sql: Connection, table: string, rows: readonly Row[]): Promise<void> {
  await sql.unsafe(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function addEvents({ holder, id }: { holder: Firm; id: number }, { events }: Rows): void {
  for (const list of FACTS.events) {
    const fact = holder[list];
    if (fact?.kind !== 'events') continue;
    for (const { code, lo, hi } of fact.events)
      events.push({ holder: id, list, code, days: rangeText(lo, hi, dayText) });
  }
}

function columnsOf(firm: Firm): Row {
  const row: Row = {};
  const checked: Record<string, boolean> = {};
  for (const [key, fact] of Object.entries(firm)) {
    if (fact.kind === 'flag' && key.startsWith('checked.')) checked[key] = fact.value;
    else Object.assign(row, columns(key, fact));
  }
  return { ...row, checked };
}

function columns(key: string, fact: FactValue): Row {
  switch (fact.kind) {
    case 'unknown':
      return {};
    case 'values':
      return { [key]: fact.values };
    case 'range': {
      const isDate = FACTS.dates.some((date) => date === key);
      const range = rangeText(fact.lo, fact.hi, isDate ? dayText : String);
      return fact.unit === undefined ? { [key]: range } : { [key]: range, [`${key} unit`]: fact.unit };
    }
    case 'set':
      return { [key]: fact.members, [`${key} open`]: fact.open === true };
    case 'flag':
      return { [key]: fact.value };
    case 'events':
    case 'entities':
      return { [key]: true, [`${key} open`]: fact.open === true };
  }
}

function rangeText(lo: number, hi: number, text: (end: number) => string): string {
  return `[${Number.isFinite(lo) ? text(lo) : ''},${Number.isFinite(hi) ? text(hi) : ''}]`;
}

/** Name of the tree a fact's codes belong to. */
export function treeOf(fact: string): 'sector' | 'place' {
  const isPlace = [...FACTS.places, ...FACTS.placeSets].some((one) => one === fact);
  return isPlace ? 'place' : 'sector';
}
