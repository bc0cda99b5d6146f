import { describe, expect, it } from 'vitest';
import activities from '../../db/seed/data/isic/isic4.json' with { type: 'json' };
import schemes from '../../db/seed/data/programmes/uk-schemes.json' with { type: 'json' };
import { day } from '../domain/dates';
import {
  afterStep,
  blockersOf,
  type Eligibility,
  personaResults,
  type RuleStep,
} from '../domain/eligibility';
import { diagnosticFacts } from '../domain/facts';
import { loadCodeTitles } from '../interchange/rules/code-titles';
import { translator } from '../messages';
import { plainRuleNames, readRule, ruleLines } from '../messages/rule-text';
import { readCondition } from './rule-condition';
import { sent, UK_SCHEMES } from './uk-schemes.scenarios';

const TODAY = day('2026-11-22');
const t = translator('en');
const names = plainRuleNames(t, { titles: loadCodeTitles() });
const lists = {
  codes: new Set([
    ...activities.items.map(({ code }) => code),
    ...['GB-NYK', 'GB-NTY', 'GB-CMA', 'GB-KWL', 'GB-GLS', 'GB-AGB', 'GB-NAY'],
  ]),
  currencies: new Set(['USD']),
  year: 2026,
};
/** A limit of people, age, place or sector, in the words that such texts use. */
const NAMES_A_LIMIT = /\b(locat|based|borough|district|within|area|trading|years? old|employees|sectors)/i;

type Scheme = (typeof UK_SCHEMES)[number];

function built({ does, firms }: Scheme): Eligibility {
  let now: Eligibility | null = null;
  let written = 0;
  const take = (step: RuleStep) => {
    const after = afterStep(now, step, []);
    if (typeof after === 'string') throw new Error(`${step.step}: ${after}`);
    now = after;
    return after;
  };
  for (const one of does) {
    if ('around' in one) take({ step: 'wrap', node: one.around, id: one.group, kind: one.kind });
    else if ('move' in one) take({ step: 'into', node: one.move, group: one.group });
    else {
      written += 1;
      const read = readCondition(sent(one.filled), { id: `c${written}`, fact: one.about }, lists);
      if (!read.ok) throw new Error(JSON.stringify(read.errors));
      take({ step: 'add', group: 'eligibility', criterion: read.criterion });
    }
  }
  const all = firms.map(([name, facts, expectation], place) => ({
    step: 'persona' as const,
    persona: { id: `f${place}`, name, day: TODAY, facts, expect: expectation },
  }));
  const [last] = all.map(take).slice(-1);
  if (!last) throw new Error('no test firm');
  return last;
}

it('are the first ten schemes whose text names a limit', () => {
  const naming = schemes.filter((one) => NAMES_A_LIMIT.test(one.eligibility_text ?? ''));
  const first = naming.slice(0, 10).map((one) => one.business_support_identifier);
  expect(UK_SCHEMES.map(({ id }) => id)).toEqual(first);
});

describe.each(UK_SCHEMES)('scheme $id', (scheme) => {
  const eligibility = built(scheme);

  it('is built from the text that the file has', () => {
    const row = schemes.find((one) => one.business_support_identifier === scheme.id);
    expect(row?.eligibility_text?.replace(/\s+/g, ' ').trim()).toBe(scheme.prose);
  });

  it('reads like its prose', () => {
    expect(ruleLines(readRule(eligibility.rule, { t, names, reader: 'officer' }))).toEqual(scheme.reads);
  });

  it.each(personaResults(eligibility, diagnosticFacts).map((one) => [one.persona.name, one] as const))(
    '%s',
    (_, result) => {
      expect(result.verdict).toBe(result.persona.expect);
    },
  );

  it('could be published', () => {
    expect(blockersOf(eligibility, { facts: diagnosticFacts, registers: [], asOf: TODAY })).toBeNull();
  });
});
