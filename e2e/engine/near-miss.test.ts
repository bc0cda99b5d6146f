import { expect, it } from 'vitest';
import {
  oneOf,
  type Random,
  randomFrom,
  someOf,
  wholeBetween,
  wholeByMagnitude,
} from '@/e2e/bench/engine/random';
import { day, dayNumber, type IsoDate } from '@/lib/domain/dates';
import {
  evaluate,
  type FactReader,
  type FactValue,
  nearMiss,
  planRule,
  type Rule,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  resolve,
  type Way,
} from '@/lib/domain/rules';
import { PROGRAMME_FACTS, ukSchemes, usProgrammes } from '@/lib/interchange/programmes';

const SEED = Number(process.env.PUENTE_SEED);
const FIRMS = 2000;
const RULES = 250;
const asOf = day('2013-09-02');
const UNKNOWN: FactValue = { kind: 'unknown' };
/** What no firm can change: where it is, when it was founded, what kind of owner it has. */
const NEVER_CHANGED = ['firm.location', 'firm.founded', 'firm.applicant_types'];
const PLACES = ['GB-ENG-E12000007', 'GB-ENG-E12000002', 'GB-ENG', 'GB-SCT', 'GB-WLS', 'GB-NIR', 'GB'];
const OWNERS = ['For-profit organizations', 'Minority group', 'Small business', 'U.S. Federal Government'];

/** A firm of the time of the schemes: a tenth of what the rules ask is unknown, some of the rest known in part. */
function firmOf(index: number): ReadonlyMap<string, FactValue> {
  const random = randomFrom(SEED, index);
  const facts: readonly (readonly [string, FactValue])[] = [
    ['firm.business_type', code(random, valuesOf('firm.business_type'))],
    ['firm.location', code(random, PLACES)],
    ['firm.sector_uk', code(random, valuesOf('firm.sector_uk'))],
    ['firm.stage', code(random, valuesOf('firm.stage'))],
    ['firm.employees', range(random, wholeByMagnitude(random, 0, 600), 20)],
    ['firm.turnover', { ...range(random, wholeByMagnitude(random, 0, 60_000_000), 500_000), unit: 'GBP' }],
    ['firm.founded', range(random, dayNumber(asOf) - wholeByMagnitude(random, 0, 12_000), 300)],
    ['firm.applicant_types', set(random, OWNERS)],
    ['project.purposes', set(random, valuesOf('project.purposes'))],
    ['request.day', range(random, dayNumber(asOf), 0)],
  ];
  return new Map(facts.filter(() => random() >= 0.1));
}

function valuesOf(fact: string): readonly string[] {
  return PROGRAMME_FACTS[fact]?.values ?? [];
}

function code(random: Random, codes: readonly string[]): FactValue {
  const values = [oneOf(random, codes), ...(random() < 0.2 ? [oneOf(random, codes)] : [])];
  return { kind: 'values', values: [...new Set(values)] };
}

function range(random: Random, at: number, blur: number): Extract<FactValue, { kind: 'range' }> {
  const wide = random() < 0.25 ? wholeBetween(random, 0, blur) : 0;
  return { kind: 'range', lo: at, hi: at + wide };
}

function set(random: Random, members: readonly string[]): FactValue {
  const some = someOf(random, members, wholeBetween(random, 0, 3));
  return { kind: 'set', members: some, ...(random() < 0.15 ? { open: true } : {}) };
}

function plansOf(catalogue: RuleCatalogue) {
  const { library } = catalogue;
  return catalogue.rules.map(({ id, rule }) => {
    const planned = planRule(rule, { ruleId: id, asOf, library, catalogue: PROGRAMME_FACTS });
    if (!planned.ok) throw new RangeError(id);
    return { id, rule, library, plan: planned.plan, now: resolvedOn({ id, rule, library }, asOf) };
  });
}

type Written = Pick<RuleDocument, 'id' | 'rule'> & { library: RuleLibrary };

/** Tried anew: the rule as resolved for the day, with nothing of the search but the values proposed. */
function isMet(rule: Rule | null, read: FactReader, { changes }: Way): boolean {
  const changed: FactReader = (fact) => changes.find((one) => one.fact === fact)?.to ?? read(fact);
  return rule !== null && evaluate(rule, changed).verdict === 'met';
}

/** Stages in the order in which a firm comes to them, as the schemes name them. */
const STAGES = ['pre-start', 'start-up', 'grow-and-sustain', 'exiting-a-business'];

/** What time is said to bring comes after what is: a later day, or a stage after every one that the firm may be in now. */
function goesForward({ fact, to }: Way['changes'][number], read: FactReader): boolean {
  const now = read(fact);
  if (to.kind === 'range') return now.kind === 'range' && now.hi < to.lo;
  const places = (value: FactValue) =>
    fact === 'firm.stage' && value.kind === 'values' ? value.values.map((one) => STAGES.indexOf(one)) : [];
  const [before, after] = [places(now), places(to)];
  return before.length > 0 && after.length > 0 && Math.max(...before) < Math.min(...after);
}

function resolvedOn({ id, rule, library }: Written, on: IsoDate): Rule | null {
  const then = resolve(rule, { ruleId: id, library, asOf: on });
  return then.ok ? then.rule : null;
}

const rules = [...plansOf(ukSchemes()), ...plansOf(usProgrammes())].slice(0, RULES);

it('proposes only what the evaluator confirms, for 2,000 firms and 250 real rules', {
  timeout: 600_000,
}, () => {
  const seen = { decisions: 0, open: 0, inPower: 0, inTime: 0, noDay: 0, blocked: 0, nothing: 0 };
  for (let index = 0; index < FIRMS; index += 1) {
    const facts = firmOf(index);
    const read: FactReader = (fact) => facts.get(fact) ?? UNKNOWN;
    for (const real of rules) {
      const found = nearMiss(real.plan, { read });
      seen.decisions += 1;
      if (found.verdict === 'met') continue;
      seen.open += 1;
      const refused = [...found.inPower, ...found.blocked].filter((way) => !isMet(real.now, read, way));
      if (refused.length > 0)
        throw new Error(`seed ${SEED}, firm ${index}, rule ${real.id}: ${JSON.stringify(refused)}`);
      const later = found.inTime;
      const then = later && (later.day === null ? real.now : resolvedOn(real, later.day));
      if (later && (!isMet(then, read, later.way) || (later.day !== null && later.day <= asOf)))
        throw new Error(
          `seed ${SEED}, firm ${index}, rule ${real.id}: not met on ${later.day ?? 'a day nobody can tell'}`,
        );
      const brought = later?.way.changes.filter(({ by }) => by === 'time') ?? [];
      // Without a day something must be waited for, and a day can be named where days alone are.
      const isUndated = brought.some(({ fact }) => fact === 'firm.stage');
      if (later && (isUndated !== (later.day === null) || !brought.every((one) => goesForward(one, read))))
        throw new Error(`seed ${SEED}, firm ${index}, rule ${real.id}: ${JSON.stringify(later)}`);
      for (const { fact, by } of found.inPower.flatMap(({ changes }) => changes))
        if (by !== 'find_out' && (by !== 'do' || NEVER_CHANGED.includes(fact)))
          throw new Error(`seed ${SEED}, firm ${index}, rule ${real.id}: ${by} ${fact} is not in its power`);
      if (found.inPower.length > 0) seen.inPower += 1;
      else if (later?.day) seen.inTime += 1;
      else if (later) seen.noDay += 1;
      else if (found.blocked.length > 0) seen.blocked += 1;
      else {
        seen.nothing += 1;
        if (found.notProposed.length === 0)
          throw new Error(`seed ${SEED}, firm ${index}, rule ${real.id}: no reason`);
      }
    }
  }
  expect(seen.decisions).toBe(FIRMS * RULES);
  // A test of ways that are never proposed would show nothing.
  for (const count of [seen.inPower, seen.noDay, seen.blocked]) expect(count).toBeGreaterThan(1000);
  expect(seen.inTime).toBeGreaterThan(100);
  console.log(`near misses, seed ${SEED}: ${JSON.stringify(seen)}`);
});
