import { describe, expect, it } from 'vitest';
import { day } from '@/lib/domain/dates';
import {
  documentProblems,
  evaluate,
  factEntry,
  factsOf,
  nodesOf,
  resolve,
  ruleCatalogueSchema,
} from '@/lib/domain/rules';
import { readUsPrograms } from './files';
import { PROGRAMME_FACTS, usProgrammes } from './index';
import { codeOf } from './us-codes';

const catalogue = usProgrammes();

function listing(criterion: string, code: string): number {
  return catalogue.rules.filter(({ rule }) =>
    nodesOf(rule).some(
      (node) => node.id === `${criterion}.any` && 'values' in node && node.values.includes(code),
    ),
  ).length;
}

describe('the 76 programmes of the United States', () => {
  it('are rules of the right shape that resolve and name known facts alone', () => {
    expect(ruleCatalogueSchema.parse(catalogue).rules).toHaveLength(76);
    for (const document of catalogue.rules) {
      expect(documentProblems(document)).toEqual([]);
      expect(resolve(document.rule, { ruleId: document.id, asOf: day('2024-10-01') }).ok).toBe(true);
      for (const fact of factsOf(document.rule)) expect(factEntry(PROGRAMME_FACTS, fact)).not.toBeNull();
    }
  });

  it('have a code of its own for every kind', () => {
    const kinds = readUsPrograms().flatMap((one) => [
      ...one.applicant_types.map((kind) => `applicant ${kind}`),
      ...one.beneficiary_types.map((kind) => `beneficiary ${kind}`),
      ...one.assistance_types.map((kind) => `assistance ${kind}`),
    ]);
    const distinct = [...new Set(kinds)];
    expect(distinct).toHaveLength(24 + 68 + 12);
    const codes = distinct.map((kind) => `${kind.split(' ')[0]} ${codeOf(kind.slice(kind.indexOf(' ')))}`);
    expect(new Set(codes).size).toBe(104);
  });

  // Counted in the published file with another program; six programmes are open to anyone, and three name
  // project grants more than once.
  it('list each kind as often as the file', () => {
    const asking = catalogue.rules.filter(({ rule }) => nodesOf(rule).some(({ id }) => id === 'applicant'));
    expect(asking).toHaveLength(76 - 6);
    expect(listing('assistance', 'project-grants')).toBe(47);
    expect(listing('assistance', 'guaranteed-insured-loans')).toBe(9);
    expect(listing('beneficiaries', 'small-business')).toBe(38);
    expect(listing('beneficiaries', 'women')).toBe(13);
    const open = readUsPrograms().filter((one) => one.applicant_types.includes('Anyone/general public'));
    const openToSmall = open.filter((one) =>
      one.applicant_types.some((kind) => kind.startsWith('Small business')),
    );
    expect(listing('applicant', 'small-business-less-than-500-employees') + openToSmall.length).toBe(24);
  });

  it('have a name for every code they list, in both languages', () => {
    for (const [field, fact] of [
      ['applicant_types', 'firm.applicant_types'],
      ['assistance_types', 'project.assistance_types'],
      ['beneficiary_types', 'project.beneficiaries'],
    ] as const) {
      const { valueNames = {} } = PROGRAMME_FACTS[fact] ?? {};
      for (const code of readUsPrograms().flatMap((one) => one[field].map(codeOf))) {
        expect(valueNames[code]?.en, code).toMatch(/./);
        expect(valueNames[code]?.es, code).toMatch(/./);
      }
    }
    expect(PROGRAMME_FACTS['firm.applicant_types']?.valueNames?.['individual-family']).toEqual({
      en: 'Individual/Family',
      es: 'personas y familias',
    });
  });

  it('leave what an applicant is open until it is known, and the objective to the institution', () => {
    const document = catalogue.rules.find(({ id }) => id === 'us-al-10.142');
    if (!document) throw new Error('no programme');
    const plain = resolve(document.rule, { ruleId: document.id, asOf: day('2024-10-01') });
    if (!plain.ok) throw new Error('not resolved');
    const with_ = (members: readonly string[] | null, checked: boolean | null) =>
      evaluate(plain.rule, (fact) => {
        if (fact === 'firm.applicant_types' && members) return { kind: 'set', members };
        if (fact.startsWith('checked.') && checked !== null) return { kind: 'flag', value: checked };
        return { kind: 'unknown' };
      });
    expect(with_(null, true).verdict).toBe('unknown');
    expect(with_(['profit-organization'], null).missing).toEqual(['checked.us-al-10.142:objective-1.text']);
    expect(with_(['profit-organization'], true).verdict).toBe('met');
    expect(with_(['federal'], true).verdict).toBe('unmet');
  });
});
