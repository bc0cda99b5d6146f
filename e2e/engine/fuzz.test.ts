import { expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import {
  evaluate,
  type Finding,
  nodesOf,
  type Rule,
  type Verdict,
  type WrittenRule,
  writtenRuleSchema,
} from '@/lib/domain/rules';
import { type Round, randomRound } from './cases';
import { explaining, fast, oracle } from './engines';
import { readerOf } from './firms';
import { hold } from './hold';
import { createOracle } from './oracle/tables';
import { changedPlanes, planes, threadedPlanes, triedPlanes } from './population-engines';
import { randomFrom } from './random';
import { inWords } from './words';

const { sql } = await withTestDatabase();
await createOracle(sql);

/** Those that know of no blocks have enough to decide in the others. */
const BY_BLOCKS = [oracle(sql), changedPlanes, triedPlanes];
const ROUNDS = [
  ...Array.from({ length: 4 }, () => ({
    ...{ rules: 200, firms: 1000 },
    engines: [oracle(sql), fast, planes, changedPlanes],
  })),
  // More firms than one block of the population holds.
  { rules: 40, firms: 5000, engines: BY_BLOCKS },
  { rules: 100, firms: 300, engines: BY_BLOCKS },
];
const MINUTES = 60_000;
const VERDICTS: readonly Verdict[] = ['met', 'unmet', 'unknown'];

const seed = Number(process.env.PUENTE_SEED);

it(
  `all engines agree on a million decisions (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    const counts = { met: 0, unmet: 0, unknown: 0 };
    const seen = new Set<string>();
    for (const { engines, ...many } of ROUNDS) {
      const round = randomRound(random, many);
      const { verdicts, difference } = await hold(round, [explaining, ...engines]);
      expect(difference && inWords(difference, seed)).toBeNull();
      for (const { written } of round.rules)
        if (written)
          expect(writtenRuleSchema.safeParse(JSON.parse(JSON.stringify(written))).success).toBe(true);
      for (const verdict of verdicts.flat()) counts[verdict] += 1;
      for (const what of seenIn(round)) seen.add(what);
    }
    console.log(`Fuzzer: seed ${seed}, decisions ${JSON.stringify(counts)}, no difference.`);
    const decisions = counts.met + counts.unmet + counts.unknown;
    expect(decisions).toBeGreaterThanOrEqual(1_000_000);
    for (const verdict of VERDICTS) expect(counts[verdict]).toBeGreaterThan(decisions / 20);
    expect([...seen]).toEqual(expect.arrayContaining(ALL_THERE_IS));
  },
  10 * MINUTES,
);

it(
  `worker threads count as one thread does, three blocks between two of them (seed ${seed})`,
  async () => {
    const round = randomRound(randomFrom(seed), { rules: 40, firms: 9000 });
    const [alone, shared] = [await planes.decide(round), await threadedPlanes.decide(round)];
    const differing = alone.flatMap((row, rule) =>
      row.flatMap((verdict, firm) => (verdict === shared[rule]?.[firm] ? [] : [{ rule, firm, verdict }])),
    );
    expect(differing.slice(0, 3)).toEqual([]);
    expect(alone.flat()).toHaveLength(360_000);
  },
  3 * MINUTES,
);

/** A kind of node that is not here would pass by the fuzzer unseen. */
const PLAIN: Record<Rule['op'], true> = {
  ...{ all: true, any: true, not: true, atLeast: true, in: true, under: true, between: true },
  ...{ intersects: true, contains: true, reaches: true, is: true, exists: true, compare: true },
  ...{ happened: true, linked: true },
};
const WRITTEN: Record<WrittenRule['op'], true> = {
  ...PLAIN,
  ...{ equals: true, elapsed: true, recent: true, calendarYear: true, dates: true, prose: true },
  ...{ unless: true, use: true, criterion: true },
};
const ALL_THERE_IS = [
  ...Object.keys(WRITTEN).map((op) => `written ${op}`),
  // Known or not known: there is no third.
  ...Object.keys(PLAIN)
    .flatMap((op) => VERDICTS.map((verdict) => `rule.${op} ${verdict}`))
    .filter((one) => one !== 'rule.exists unknown'),
];

/** Kinds of nodes, and the verdicts that nodes of each come to for some of the firms. */
function seenIn({ rules, firms }: Round): readonly string[] {
  const some = firms.slice(0, 10).map(readerOf);
  const within = (finding: Finding): readonly string[] => [
    `${finding.reason.code} ${finding.verdict}`,
    ...finding.parts.flatMap(within),
  ];
  return rules.flatMap(({ written, plain }) => [
    ...(written ? nodesOf(written).map(({ op }) => `written ${op}`) : []),
    ...some.flatMap((read) => within(evaluate(plain, read))),
  ]);
}
