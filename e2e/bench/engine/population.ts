import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Spread, say, shown, spread } from '@/e2e/bench/figures';
import {
  addFirm,
  type Columns,
  cellsOf,
  changesOf,
  clusteredOrder,
  countsOf,
  finishColumns,
  forgetRule,
  memoryOf,
  PARTITION_FIRMS,
  type Population,
  readSnapshot,
  reordered,
  startColumns,
  startPopulation,
  tryRule,
  writeSnapshot,
} from '@/lib/domain/population';
import type { Rule } from '@/lib/domain/rules';
import { compileKernels } from '@/lib/jobs/population/compile-kernels.mjs';
import { compiledRoom } from '@/lib/jobs/population/kernels';
import { startThreads, type Threads } from '@/lib/jobs/population/threads';
import { duckDbSpeed, jsonLogicSpeed } from './population-peers';
import { SEGMENTS, withSegments } from './population-segments';
import { type Workload, workload } from './workload';
import { WORKLOAD_FACTS } from './workload-facts';

const RUNS = 5;
const TRIALS = 40;
const SQL_RULES = 50;
const FIRMS_A_RUN = 32;
const FULL = { firms: 1_000_000, rules: 1_000 };
const AIMS = { plain: 300, compiled: 1_500, duckDb: 30, whatIf: 100 };

/** In: `--firms N`, `--rules N`. Prints the population section of the engine benchmark; false if an aim is missed. */
export async function benchPopulation(options: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...options],
    options: { firms: { type: 'string', default: '1000000' }, rules: { type: 'string', default: '1000' } },
    strict: false,
  });
  const firms = Math.min(Number(values.firms), PARTITION_FIRMS);
  const load = workload(undefined, Number(values.rules));
  const threads = availableParallelism();
  say(`\nPopulation: ${firms} firms × ${load.rules.length} rules, ${threads} threads`);
  const jsonLogic = jsonLogicSpeed(load, RUNS);
  say(`  json-logic-engine, compiled, all known: ${shown(jsonLogic, 2)} million decisions/s`);
  const columns = throughSnapshot(columnsOf(load, firms));
  const rules = load.rules.slice(0, SQL_RULES);
  const duckDb = await duckDbSpeed({ columns, rules, runs: 3, threads });
  say(`  DuckDB, one query of ${rules.length} rules: ${shown(duckDb.speed, 1)} million decisions/s`);
  say('\nFirms as they come, plain kernels');
  const plain = await benchPlanes(load, columns);
  const agrees = duckDb.met.every((met, index) => plain.met[index] === met);
  say(`  ${agrees ? 'DuckDB counts the same' : 'DIFFERENCE: DuckDB counts others'}`);
  const module = new WebAssembly.Module(Uint8Array.from(await compileKernels()));
  say('\nFirms as they come, compiled kernels');
  const compiled = await benchPlanes(load, columns, module);
  say('\nFirms stored by section, country and exports, compiled kernels');
  const ordered = await benchPlanes(load, reordered(columns, clusteredOrder(columns, SEGMENTS)), module);
  const isSame = [compiled, ordered].every(({ met }) => met.every((one, index) => one === plain.met[index]));
  say(`  ${isSame ? 'All count the same' : 'DIFFERENCE: not all count the same'}\n`);
  const aims = [
    aim('plain kernels against json-logic-engine', plain.speed / jsonLogic.median, AIMS.plain),
    aim('compiled kernels against json-logic-engine', compiled.speed / jsonLogic.median, AIMS.compiled),
    aim('plain kernels against DuckDB', plain.speed / duckDb.speed.median, AIMS.duckDb),
    aim('all rules against one what-if, plain kernels', plain.whatIf, AIMS.whatIf),
  ];
  // The aims are for the full size: with fewer firms, telling the threads takes longer than the work.
  const isFull = firms >= FULL.firms && load.rules.length >= FULL.rules;
  if (!isFull) say('  smaller than the full size, so the aims above are not judged');
  return agrees && isSame && !(isFull && aims.includes(false));
}

function aim(what: string, times: number, least: number): boolean {
  say(`  ${what}: ${times.toFixed(0)} × (at least ${least}) ${times >= least ? 'kept' : 'MISSED'}`);
  return times >= least;
}

function columnsOf({ firm }: Workload, firms: number): Columns {
  const builder = startColumns(firms);
  let adding = 0;
  for (let first = 0; first < firms; first += 10_000) {
    const some = Array.from({ length: Math.min(10_000, firms - first) }, (_, index) =>
      withSegments(firm(first + index)),
    );
    const start = performance.now();
    some.forEach((facts, index) => {
      addFirm(builder, `firm-${first + index}`, facts);
    });
    adding += performance.now() - start;
  }
  const start = performance.now();
  const columns = finishColumns(builder);
  say(
    `  ${WORKLOAD_FACTS.length} facts a firm into columns: ${seconds(adding + performance.now() - start)} s`,
  );
  return columns;
}

/** What a restart does: columns read from where they were saved. */
function throughSnapshot(columns: Columns): Columns {
  const [bytes, writing] = timed(() => writeSnapshot({ dataVersion: 'bench', columns }));
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  const [, copying] = timed(() => shared.set(bytes));
  const [snapshot, reading] = timed(() => readSnapshot(shared));
  say(
    `  snapshot of ${megabytes(bytes.length)} MB: written in ${writing.toFixed(0)} ms, read in ${(copying + reading).toFixed(0)} ms`,
  );
  return snapshot.columns;
}

/** Million decisions a second, how many what-ifs one run of all rules is worth, and who meets each rule. */
type Planes = { speed: number; whatIf: number; met: readonly number[] };

async function benchPlanes(
  load: Workload,
  columns: Columns,
  module: WebAssembly.Module | null = null,
): Promise<Planes> {
  const room = module ? compiledRoom(module) : null;
  const [{ population, fillings }, planning] = timed(() =>
    startPopulation({
      ...{ columns, rules: load.rules, threads: availableParallelism() },
      ...(room && { makeRoom: room.makeRoom }),
    }),
  );
  const threads = await startThreads(population, room?.compiled() ?? null);
  const filling = await spreadOf(3, () => threads.ask({ kind: 'fill', fillings }));
  say(
    `  ${population.atoms.slots.size} atoms planned and evaluated on distinct values in ${seconds(planning)} s`,
  );
  say(`  planes filled in ${shown(scaled(filling, 1e-3), 2)} s`);
  const memory = memoryOf(columns, population.planes);
  say(
    `  memory per million firms: ${megabytes(memory.perMillionFirms)} MB (planes ${megabytes(memory.planes)} MB, numbers ${megabytes(memory.numbers)} MB, codes ${megabytes(memory.codes)} MB)`,
  );
  const counting = await spreadOf(RUNS, () => threads.ask({ kind: 'count' }));
  const [tally = new Int32Array(0)] = await threads.ask({ kind: 'count' });
  const counts = countsOf(tally, columns.ids.length);
  const total = (key: 'met' | 'unmet' | 'unknown') => counts.reduce((sum, one) => sum + one[key], 0);
  const decisions = columns.ids.length * load.rules.length;
  say(`  counts: ${total('met')} met, ${total('unmet')} unmet, ${total('unknown')} unknown of ${decisions}`);
  say(
    `  all rules: ${shown(counting, 0)} ms, ${(decisions / counting.median / 1e3).toFixed(0)} million decisions/s`,
  );
  const cells = cellsOf(columns, SEGMENTS);
  // Firms that do not stand by cells are counted in as many runs as there are firms, which nobody would do.
  if (cells.starts.length * FIRMS_A_RUN < columns.rows) {
    const inCells = await spreadOf(3, () => threads.ask({ kind: 'countCells', cells }));
    say(`  all rules by ${cells.keys.length} cells: ${shown(inCells, 0)} ms`);
  }
  say(
    `  sole barriers of all rules: ${shown(await spreadOf(3, () => threads.ask({ kind: 'barriers' })), 0)} ms`,
  );
  const trial = await benchTrials(population, { load, threads, room });
  say(
    `  what-if on one rule: ${shown(trial, 2)} ms, 1/${(counting.median / trial.median).toFixed(0)} of all rules`,
  );
  await threads.end();
  const speed = decisions / counting.median / 1e3;
  return { speed, whatIf: counting.median / trial.median, met: counts.map(({ met }) => met) };
}

/** One criterion is taken for another one, as an officer would who tries another version: limits, codes, a sector, certificates. */
async function benchTrials(
  start: Population,
  { load, threads, room }: { load: Workload; threads: Threads; room: ReturnType<typeof compiledRoom> | null },
): Promise<Spread> {
  const cells = cellsOf(start.columns, []);
  let population = start;
  const times: number[] = [];
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const rule = load.rules[(trial * 7) % load.rules.length];
    if (!rule) continue;
    const start = performance.now();
    const tried = tryRule(population, varied(rule, trial), room?.makeRoom);
    // Where it got planes of its own, the next one is tried on them.
    population = tried.population;
    const before = population.rules.get(rule.id)?.program ?? new Int32Array(0);
    const tally = await threads.tryOut(tried, { before, cells }, room?.compiled());
    if (changesOf(tally).length !== cells.keys.length) throw new RangeError('a trial has no outcome');
    forgetRule(population, tried.planned);
    times.push(performance.now() - start);
  }
  return spread(times);
}

function varied(rule: Rule, trial: number): Rule {
  if (rule.op !== 'all') return rule;
  const others: readonly Rule[] = [
    { id: 'tried', op: 'between', fact: 'employees', min: 3 + trial, max: 317 + trial },
    { id: 'tried', op: 'in', fact: 'legal_form', values: [`legal_form_${1 + (trial % 12)}`, 'other'] },
    { id: 'tried', op: 'under', fact: 'sector', codes: [String(10 + (trial % 24)), 'A'] },
    { id: 'tried', op: 'intersects', fact: 'certificate', values: [`certificate_${1 + (trial % 24)}`] },
  ];
  return { ...rule, of: [...rule.of.slice(1), ...others.slice(trial % 4, (trial % 4) + 1)] };
}

function timed<Result>(work: () => Result): readonly [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

async function spreadOf(runs: number, work: () => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return spread(times);
}

function scaled({ median, min, max }: Spread, by: number): Spread {
  return { median: median * by, min: min * by, max: max * by };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1e3).toFixed(2);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
