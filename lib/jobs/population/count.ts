import { availableParallelism } from 'node:os';
import {
  addTallies,
  type Columns,
  clusteredOrder,
  deskOf,
  fill,
  memoryOf,
  reordered,
  startPopulation,
  type Tally,
  tallyRules,
  tallySoleBarriers,
  threeCounts,
} from '@/lib/domain/population';
import type { Rule } from '@/lib/domain/rules';
import { builtKernels, compiledRoom, kernelsFor } from './kernels';
import { startThreads } from './threads';

/** What trying rules on firms came to: three counts that add up to all firms, and whom one criterion alone keeps out. */
export type RuleCount = {
  id: string;
  met: number;
  unmet: number;
  unknown: number;
  soleBarriers: Readonly<Record<string, number>>;
};

/** Counts of all rules, and the memory it took at most, in bytes for a million firms. */
export type Counted = { counts: readonly RuleCount[]; perMillionFirms: number };

type Tallied = { rules: Tally; barriers: readonly Tally[]; nodes: readonly (readonly string[])[] };

/** Facts by which firms that answer alike come to stand together, so that whole blocks are settled at a glance. */
const CLUSTERED_BY = ['firm.country', 'firm.isic', 'size.class'];

/** In: firms in parts, rules and threads at most. Out: counts over all parts; a small part is done without threads. */
export async function countRules(
  partitions: readonly Columns[],
  rules: readonly Rule[],
  threads = availableParallelism(),
): Promise<Counted> {
  let sum: Tallied | null = null;
  let [firms, perMillionFirms] = [0, 0];
  for (const columns of partitions) {
    const { tallied, memory } = await tallyPart(columns, rules, threads);
    sum = sum ? added(sum, tallied) : tallied;
    firms += columns.ids.length;
    perMillionFirms = Math.max(perMillionFirms, memory);
  }
  return { counts: rules.map((rule, index) => countOf(rule.id, index, firms, sum)), perMillionFirms };
}

function countOf(id: string, index: number, firms: number, sum: Tallied | null): RuleCount {
  if (!sum) return { id, met: 0, unmet: 0, unknown: 0, soleBarriers: {} };
  const nodes = sum.nodes[index] ?? [];
  const barriers = nodes.map((node, place) => [node, sum.barriers[index]?.[place] ?? 0] as const);
  return { id, ...threeCounts(sum.rules, index, firms), soleBarriers: Object.fromEntries(barriers) };
}

function added(one: Tallied, other: Tallied): Tallied {
  const barriers = one.barriers.map((tally, index) =>
    addTallies(tally, other.barriers[index] ?? new Int32Array(tally.length)),
  );
  return { rules: addTallies(one.rules, other.rules), barriers, nodes: one.nodes };
}

async function tallyPart(columns: Columns, rules: readonly Rule[], threads: number) {
  const clustered = reordered(columns, clusteredOrder(columns, CLUSTERED_BY));
  const module = builtKernels(process.cwd());
  const room = module ? compiledRoom(module) : null;
  const { population, fillings } = startPopulation({
    ...{ columns: clustered, rules, threads },
    ...(room && { makeRoom: room.makeRoom }),
  });
  const compiled = room?.compiled() ?? null;
  const { planes, rules: planned } = population;
  const list = [...planned.values()];
  const nodes = list.map(({ criteria }) => criteria.map(({ node }) => node));
  const memory = memoryOf(clustered, planes).perMillionFirms;
  if (threads > 1 && planes.blocks > 1) {
    const pool = await startThreads(population, compiled);
    try {
      await pool.ask({ kind: 'fill', fillings });
      const [tally = new Int32Array(0)] = await pool.ask({ kind: 'count' });
      return { tallied: { rules: tally, barriers: await pool.ask({ kind: 'barriers' }), nodes }, memory };
    } finally {
      await pool.end();
    }
  }
  const desk = deskOf(planes, 0, kernelsFor(planes, compiled));
  fill(desk, fillings, 0, planes.blocks);
  const programs = list.map(({ program }) => program);
  const barriers = list.map((rule) => tallySoleBarriers(desk, rule, 0, planes.blocks));
  return { tallied: { rules: tallyRules(desk, programs, 0, planes.blocks), barriers, nodes }, memory };
}
