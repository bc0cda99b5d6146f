import { describe, expect, it } from 'vitest';
import { day } from '../domain/dates';
import type { WrittenRule } from '../domain/rules';
import { askedOfFirm, formOfPersona, NOTHING, readPersona } from './rule-persona';

const rule: WrittenRule = {
  op: 'all',
  id: 'eligibility',
  of: [
    { id: 'a', op: 'between', fact: 'firm.employees', min: 1, max: null },
    { id: 'b', op: 'between', fact: 'firm.turnover', min: 1, max: null, unit: 'EUR' },
    { id: 'c', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 1, max: null },
    { id: 'd', op: 'intersects', fact: 'access.languages', values: ['es'] },
    { id: 'e', op: 'under', fact: 'firm.isic', codes: ['C'] },
    { id: 'f', op: 'is', fact: 'member.I01' },
    { id: 'g', op: 'prose', text: { en: 'It protects jobs.' } },
  ],
};
const setting = { id: 'p', day: day('2026-11-22'), rule, codes: new Set(['1071']) };
const told = {
  ...{ name: ['A bakery'], expect: ['met'], 'fact.firm.employees': ['12'], 'fact.firm.turnover': ['1,000'] },
  ...{ 'fact.firm.founded': ['2020-02-29'], 'fact.access.languages': ['es'], 'fact.firm.isic': ['1071'] },
  ...{ 'fact.member.I01': ['no'], 'fact.checked.eligibility:g': ['yes'] },
};

describe('the form of a test firm', () => {
  it('asks for all that the rule reads, and for what the institution checks', () => {
    expect(askedOfFirm(rule).map(({ key }) => key)).toEqual([
      ...['firm.employees', 'firm.turnover', 'firm.founded', 'access.languages', 'firm.isic', 'member.I01'],
      'checked.eligibility:g',
    ]);
  });

  it('is read as facts, and shown again as it was filled in', () => {
    const read = readPersona(told, setting);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    expect(read.persona).toEqual({
      ...{ id: 'p', name: 'A bakery', day: '2026-11-22', expect: 'met' },
      facts: {
        'firm.employees': 12,
        'firm.turnover': { amount: 1000, unit: 'USD' },
        'firm.founded': { day: '2020-02-29' },
        'access.languages': { set: ['es'] },
        'firm.isic': '1071',
        'member.I01': false,
        'checked.eligibility:g': true,
      },
    });
    expect(readPersona(formOfPersona(read.persona), setting)).toEqual(read);
  });

  it('tells what is not known from what is known to be nothing', () => {
    const base = { name: ['A'], expect: ['unknown'] };
    expect(readPersona(base, setting)).toMatchObject({ persona: { facts: {} } });
    expect(readPersona({ ...base, 'fact.access.languages': [NOTHING] }, setting)).toMatchObject({
      persona: { facts: { 'access.languages': { set: [] } } },
    });
  });

  it('says what to mend', () => {
    const wrong = {
      ...{ name: [''], 'fact.firm.employees': ['many'], 'fact.firm.founded': ['2026-02-30'] },
      'fact.firm.isic': ['9999'],
    };
    const read = readPersona(wrong, setting);
    expect(read.ok ? [] : read.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      ...['name needed', 'expect choose', 'fact.firm.employees amount', 'fact.firm.founded date'],
      'fact.firm.isic choose',
    ]);
  });
});
