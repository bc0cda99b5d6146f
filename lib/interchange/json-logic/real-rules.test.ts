import { LogicEngine } from 'json-logic-engine';
import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import { evaluate, type FactValue, resolve, type WrittenRule } from '@/lib/domain/rules';
import { PROGRAMME_FACTS, ukSchemes } from '../programmes';
import { exportJsonLogic, importJsonLogic } from './index';

const { library, rules } = ukSchemes();
const engine = new LogicEngine();

/** The closed facets of a scheme: what only the institution can tell is left out, as nobody else can say it. */
function facets(rule: WrittenRule): WrittenRule {
  const parts = rule.op === 'all' ? rule.of : [];
  return {
    id: rule.id,
    op: 'all',
    of: parts.filter((part) => part.op === 'criterion' && part.kind === 'hard'),
  };
}

const exported = rules.map(({ id, rule }) => ({
  id,
  rule: facets(rule),
  out: exportJsonLogic(facets(rule), { library }),
}));

const PLACES = ['GB-SCT', 'GB-WLS', 'GB-NIR', 'GB-ENG-E12000001', 'GB-ENG-E12000004', 'GB-ENG-E12000007'];
const firms = PLACES.flatMap((place, index) =>
  ['manufacturing', 'agriculture', 'wholesale-and-retail'].map((sector) => ({
    ...{ place, sector, employees: [3, 20, 49, 50, 249, 250][index] ?? 1 },
    ...{
      type: index % 2 ? 'sole-trader' : 'private-company',
      stage: index % 3 ? 'grow-and-sustain' : 'start-up',
    },
    purposes: index % 2 ? ['business-growth-and-expansion'] : ['setting-up-your-business'],
  })),
);

function factsOf(firm: (typeof firms)[number]): Readonly<Record<string, FactValue>> {
  const code = (value: string): FactValue => ({ kind: 'values', values: [value] });
  return {
    'firm.location': code(firm.place),
    'firm.sector_uk': code(firm.sector),
    'firm.business_type': code(firm.type),
    'firm.stage': code(firm.stage),
    'firm.employees': { kind: 'range', lo: firm.employees, hi: firm.employees },
    'project.purposes': { kind: 'set', members: firm.purposes },
  };
}

function dataOf({ place, sector, type, stage, employees, purposes }: (typeof firms)[number]) {
  const firm = { location: place, sector_uk: sector, business_type: type, stage, employees };
  return { firm, project: { purposes } };
}

describe('the closed facets of the UK schemes', () => {
  it('are said in JsonLogic but for amounts, ages and days', () => {
    const refused = exported.flatMap(({ out }) => (out.ok ? [] : out.refusals));
    expect(new Set(refused.map(({ code, node }) => `${node} ${code}`))).toEqual(
      new Set(['turnover.between has_unit', 'age.elapsed needs_today', 'open.dates date']),
    );
    // Counted in the file: 3 limits of turnover, 8 of age, 6 with days.
    expect(refused).toHaveLength(17);
  });

  it('come to the same there, and when they are read back', () => {
    const seen = { met: 0, unmet: 0, unknown: 0 };
    for (const { id, rule, out } of exported) {
      if (!out.ok) continue;
      const back = importJsonLogic(out.logic, { facts: PROGRAMME_FACTS });
      if (!back.ok) throw new Error(`${id}: ${JSON.stringify(back.refusals)}`);
      for (const firm of firms) {
        const facts = factsOf(firm);
        const verdicts = [rule, back.rule].map((one) => {
          const plain = resolve(one, { ruleId: id, library, asOf: day('2013-09-02') });
          if (!plain.ok) throw new Error(id);
          return evaluate(plain.rule, (key) => facts[key] ?? { kind: 'unknown' }).verdict;
        });
        const there = engine.run(out.logic, dataOf(firm)) ? 'met' : 'unmet';
        expect([id, ...verdicts]).toEqual([id, there, there]);
        seen[there] += 1;
      }
    }
    expect(Math.min(seen.met, seen.unmet)).toBeGreaterThan(50);
  });
});
