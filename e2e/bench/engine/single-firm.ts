import { parseArgs } from 'node:util';
import { LogicEngine } from 'json-logic-engine';
import { say, shown, spread } from '@/e2e/bench/figures';
import { compileRules, evaluate, type FactReader, type FactValue } from '@/lib/domain/rules';
import { type Workload, workload } from './workload';
import type { WorkloadFirm } from './workload-firms';
import { asJsonLogic, asObject } from './workload-json-logic';

/** How many times as fast as json-logic-engine we must be, with the verdict alone and with the full explanation. */
const AIMS = { verdicts: 5, findings: 1 };
const FIRMS = 400;
const FIRMS_A_TURN = 50;
const WARM_UP = 2;
const CHECKED_FIRMS = 40;
const UNKNOWN: FactValue = { kind: 'unknown' };

/** Answers for one firm after another; what it gives is kept until the next, so that no engine can skip the work. */
type Contestant = { name: string; aim: number | null; answer: (firm: number) => unknown };

/**
 * In: `--rules N`, `--runs N`. Prints one firm × all rules: json-logic-engine compiled, our verdicts, our explanations,
 * in turns of fifty firms, so that whatever else the machine does slows all of them. json-logic-engine gets its best
 * case, firms of which all is known; ours have a tenth of their facts unknown, and reading the firm counts.
 */
export async function benchSingleFirm(options: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...options],
    options: { rules: { type: 'string', default: '1000' }, runs: { type: 'string', default: '10' } },
    strict: false,
  });
  const load = workload(undefined, Number(values.rules));
  const runs = Number(values.runs);
  say(`\nOne firm × ${load.rules.length} rules (${FIRMS} firms, ${runs} runs, microseconds a firm)`);
  const [peer, ...ours] = contestants(load);
  const times = timed([peer, ...ours], runs);
  const peerTimes = times.get(peer.name) ?? [];
  say(`  ${peer.name}: ${shown(spread(peerTimes), 0)}`);
  const reached = ours.map((one) => report(one, times.get(one.name) ?? [], peerTimes));
  return agrees(load) && reached.every(Boolean);
}

function contestants({ rules, firm, exactFirm }: Workload): readonly [Contestant, ...Contestant[]] {
  const engine = new LogicEngine();
  const built = rules.map((rule) => engine.build(asJsonLogic(rule)));
  const objects = Array.from({ length: FIRMS }, (_, index) => asObject(exactFirm(index)));
  const readers = Array.from({ length: FIRMS }, (_, index) => readerOf(firm(index)));
  const start = performance.now();
  const compiled = compileRules(rules);
  say(`  our rules made ready in ${(performance.now() - start).toFixed(0)} ms`);
  const reader = (index: number): FactReader => readers[index] ?? (() => UNKNOWN);
  return [
    {
      name: 'json-logic-engine, compiled',
      aim: null,
      answer: (index) => built.map((holds) => holds(objects[index])),
    },
    { name: 'verdicts', aim: AIMS.verdicts, answer: (index) => compiled.verdicts(reader(index)) },
    {
      name: 'verdicts with full explanation',
      aim: AIMS.findings,
      answer: (index) => compiled.findings(reader(index)),
    },
  ];
}

/** Microseconds a firm of every turn, by contestant. */
function timed(all: readonly Contestant[], runs: number): ReadonlyMap<string, readonly number[]> {
  const times = new Map(all.map(({ name }): [string, number[]] => [name, []]));
  for (let run = -WARM_UP; run < runs; run += 1)
    for (let first = 0; first < FIRMS; first += FIRMS_A_TURN)
      for (const { name, answer } of all) {
        const start = performance.now();
        let last: unknown;
        for (let index = first; index < first + FIRMS_A_TURN; index += 1) last = answer(index);
        const took = performance.now() - start;
        if (run >= 0 && last !== undefined) times.get(name)?.push((took / FIRMS_A_TURN) * 1e3);
      }
  return times;
}

/** The ratio is that of the medians. */
function report({ name, aim }: Contestant, own: readonly number[], peer: readonly number[]): boolean {
  const times = spread(own);
  const ratio = spread(peer).median / times.median;
  const isReached = aim === null || ratio >= aim;
  say(`  ${name}: ${shown(times, 0)}, ${ratio.toFixed(1)}× (aim ${aim}×): ${isReached ? 'pass' : 'FAIL'}`);
  return isReached;
}

/** Fast verdicts and explanations against the evaluator, and json-logic-engine where all is known. */
function agrees({ rules, firm, exactFirm }: Workload): boolean {
  const engine = new LogicEngine();
  const built = rules.map((rule) => engine.build(asJsonLogic(rule)));
  const compiled = compileRules(rules);
  let [differences, misjudged] = [0, 0];
  for (let index = 0; index < CHECKED_FIRMS; index += 1) {
    const [exact, known] = [readerOf(exactFirm(index)), readerOf(firm(index))];
    const [object, partial] = [
      asObject(exactFirm(index)),
      onlyKnown(asObject(exactFirm(index)), firm(index)),
    ];
    const [fast, explained] = [compiled.verdicts(known), compiled.findings(known)];
    rules.forEach((rule, place) => {
      const holds = built[place];
      const verdict = evaluate(rule, known).verdict;
      if (fast[place] !== verdict || explained[place]?.verdict !== verdict) differences += 1;
      if ((evaluate(rule, exact).verdict === 'met') !== holds?.(object)) differences += 1;
      if (verdict === 'unknown' && holds?.(partial) === true) misjudged += 1;
    });
  }
  const decisions = CHECKED_FIRMS * rules.length;
  say(
    `  ${decisions} decisions compared with the evaluator and json-logic-engine: ${differences} differences`,
  );
  say(
    `  of undecided ones json-logic-engine lets ${((misjudged / decisions) * 100).toFixed(1)} % of all pass`,
  );
  return differences === 0;
}

function readerOf(firm: WorkloadFirm): FactReader {
  const facts = new Map(Object.entries(firm));
  return (fact) => facts.get(fact) ?? UNKNOWN;
}

/** JsonLogic has no word for what is not known: such a fact is left out. */
function onlyKnown<Value>(
  object: Readonly<Record<string, Value>>,
  firm: WorkloadFirm,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => firm[key]?.kind !== 'unknown'));
}
