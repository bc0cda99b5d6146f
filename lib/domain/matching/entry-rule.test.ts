import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../facts';
import { evaluate, type FactValue, type Verdict } from '../rules';
import { aFirm, anInstitution, anOffering, exact, unknown } from './builders.fixture';
import { AS_OF, exampleFirm, examples } from './demo.fixture';
import { anyFirm, anyInstitution, anyOffering, demoPairs, verdictByEngine } from './entry.fixture';
import {
  entryFacts,
  entryRuleOf,
  type Institution,
  knownFacts,
  type Offering,
  POLICY_2026_1 as policy,
} from './index';

/** As populations read a firm: what is known of it is written down first, and nothing else is there. */
function verdictByRule(firm: FirmProfile, offering: Offering, institution: Institution): Verdict {
  const facts = new Map<string, FactValue>([
    ...knownFacts(firm, [offering.institution]),
    ...entryFacts(firm),
  ]);
  const rule = entryRuleOf({ offering, institution, policy, asOf: AS_OF });
  return evaluate(rule, (fact) => facts.get(fact) ?? { kind: 'unknown' }).verdict;
}

it.each(examples.map(({ firm }) => firm.id))('says of %s what the engine says, of every offering', (id) => {
  const firm = exampleFirm(id);
  for (const { offering, institution } of demoPairs)
    expect([offering.id, verdictByRule(firm, offering, institution)]).toEqual([
      offering.id,
      verdictByEngine(firm, offering, institution),
    ]);
});

it('says of any firm and any offering what the engine says', () => {
  fc.assert(
    fc.property(anyFirm, anyOffering, anyInstitution, (firm, offering, institution) => {
      expect(verdictByRule(firm, offering, institution)).toBe(verdictByEngine(firm, offering, institution));
    }),
    { numRuns: 400 },
  );
});

it('says of firms that answered some questions what the engine says, of offerings of the demonstration', () => {
  fc.assert(
    fc.property(anyFirm, fc.constantFrom(...demoPairs), (firm, { offering, institution }) => {
      expect(verdictByRule(firm, offering, institution)).toBe(verdictByEngine(firm, offering, institution));
    }),
    { numRuns: 300 },
  );
});

describe('where a plain conjunction would say another thing', () => {
  const members = anInstitution({ access: { ...anInstitution().access, nonmemberRoute: false } });
  const shut = anOffering({ membership: 'required', sectors: ['31'] });
  const none = { memberOf: {}, memberOfNone: true };

  it.each<[string, Partial<FirmProfile>, Partial<Offering>, Verdict]>([
    ['a shut door, and it is open whether the firm is reached', { ...none, isic: unknown }, shut, 'unknown'],
    ['a shut door', { ...none, isic: exact('3100') }, shut, 'unmet'],
    [
      'a step not known to be held',
      { unknownFacts: ['standards.held'], tokens: [] },
      asking('ISO9001'),
      'unmet',
    ],
    ['a step held', { tokens: ['ISO9001'] }, asking('ISO9001'), 'met'],
    ['a level not known', { absorption: nothingKnown() }, { minAc: 2 }, 'met'],
    [
      'a level not known for frontier work',
      { absorption: nothingKnown() },
      { nature: 'pioneering' },
      'unmet',
    ],
    ['a second activity that fits', { isic: exact('6201'), secondIsic: '1102' }, {}, 'met'],
    ['a second activity that may fit', { isic: exact('6201'), secondIsic: 'C' }, {}, 'unknown'],
    ['another language on both sides', { languages: exact(['other']) }, { languages: ['other'] }, 'unknown'],
    ['money alone, within reach', {}, { generic: true, targets: {} }, 'met'],
  ])('%s', (_, firm, offering, verdict) => {
    expect(verdictByRule(aFirm(firm), anOffering(offering), members)).toBe(verdict);
    expect(verdictByEngine(aFirm(firm), anOffering(offering), members)).toBe(verdict);
  });

  function asking(token: string): Partial<Offering> {
    return { requires: { any: [], all: [token] } };
  }

  function nothingKnown(): FirmProfile['absorption'] {
    return { score: null, level: null, answered: 0, possible: null };
  }
});
