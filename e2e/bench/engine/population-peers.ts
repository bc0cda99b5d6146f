import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
} from '@duckdb/node-api';
import { LogicEngine } from 'json-logic-engine';
import { type Spread, spread } from '@/e2e/bench/figures';
import { type Columns, valueAt } from '@/lib/domain/population';
import type { Rule } from '@/lib/domain/rules';
import { SQL_COLUMNS, sqlOf } from './population-sql';
import type { Workload } from './workload';
import { asJsonLogic, asObject } from './workload-json-logic';

/** Millions of decisions a second. */
export type Speed = Spread;

const SAMPLE_FIRMS = 200;
const CHUNK_ROWS = 2_048;
const TYPES = { DOUBLE, INTEGER, BOOLEAN };

/** In: the workload and number of runs. Out: the speed of json-logic-engine, compiled, on firms of which all is known. */
export function jsonLogicSpeed({ rules, exactFirm }: Workload, runs: number): Speed {
  const engine = new LogicEngine();
  const compiled = rules.map((rule) => engine.build(asJsonLogic(rule)));
  const objects = Array.from({ length: SAMPLE_FIRMS }, (_, index) => asObject(exactFirm(index)));
  const speeds: number[] = [];
  // The first two runs only warm the compiler up.
  for (let run = -2; run < runs; run += 1) {
    let met = 0;
    const start = performance.now();
    for (const object of objects) for (const holds of compiled) if (holds(object)) met += 1;
    const took = performance.now() - start;
    if (met === 0) throw new RangeError('no rule holds for any firm of the sample');
    if (run >= 0) speeds.push((SAMPLE_FIRMS * rules.length) / took / 1e3);
  }
  return spread(speeds);
}

/** In: firms, rules and runs. Out: the speed of DuckDB counting in one wide query who meets the rules, and its counts. */
export async function duckDbSpeed(input: {
  columns: Columns;
  rules: readonly Rule[];
  runs: number;
  threads: number;
}): Promise<{ speed: Speed; met: readonly number[] }> {
  const { columns, rules, runs, threads } = input;
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await fillTable(connection, columns);
  const sums = rules.map((rule) => `count(*) FILTER (WHERE ${sqlOf(rule, true)})`);
  const query = `SELECT ${sums.join(', ')} FROM firms`;
  const speeds: number[] = [];
  let met: readonly number[] = [];
  for (let run = -1; run < runs; run += 1) {
    const start = performance.now();
    const [row = []] = await (await connection.run(query)).getRows();
    const took = performance.now() - start;
    met = row.map(Number);
    if (run >= 0) speeds.push((columns.ids.length * rules.length) / took / 1e3);
  }
  connection.closeSync();
  instance.closeSync();
  return { speed: spread(speeds), met };
}

async function fillTable(connection: DuckDBConnection, columns: Columns): Promise<void> {
  await connection.run(
    `CREATE TABLE firms (${SQL_COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')})`,
  );
  const appender = await connection.createAppender('firms');
  const types = SQL_COLUMNS.map(({ type }) => TYPES[type]);
  for (let first = 0; first < columns.ids.length; first += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, columns.ids.length - first);
    const chunk = DuckDBDataChunk.create(types, rows);
    SQL_COLUMNS.forEach(({ fact, of }, place) => {
      const values = Array.from({ length: rows }, (_, row) => of(valueAt(columns, fact, first + row)));
      chunk.setColumnValues(place, values);
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
