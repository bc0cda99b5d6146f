import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../domain/rules';
import { formOfCondition, readCondition } from './rule-condition';
import { ruleFacts } from './rule-facts';

const lists = {
  codes: new Set(['C', '10', '12', 'GB', 'GB-NTY']),
  currencies: new Set(['USD', 'EUR']),
  year: 2026,
};
const read = (fact: string, fields: Readonly<Record<string, readonly string[]>>) =>
  readCondition(fields, { id: 'c', fact }, lists);
const errorsOf = (fact: string, fields: Readonly<Record<string, readonly string[]>>) => {
  const done = read(fact, fields);
  return done.ok ? [] : done.errors.map(({ field, code }) => `${field} ${code}`);
};

const CASES: readonly (readonly [string, Readonly<Record<string, readonly string[]>>, WrittenRule])[] = [
  [
    'firm.employees',
    { min: ['10'], max: ['1,500'] },
    { id: 'c.is', op: 'between', fact: 'firm.employees', min: 10, max: 1500 },
  ],
  [
    'firm.turnover',
    { max: ['2.5'], unit: ['EUR'] },
    { id: 'c.is', op: 'between', fact: 'firm.turnover', min: null, max: 2.5, unit: 'EUR' },
  ],
  [
    'firm.isic',
    { 'pick.C': ['in'], 'pick.12': ['out'], 'pick.10': [''] },
    { id: 'c.is', op: 'under', fact: 'firm.isic', codes: ['C'], except: ['12'] },
  ],
  [
    'firm.isic',
    { 'pick.C': ['out'] },
    { id: 'c.is.not', op: 'not', of: { id: 'c.is', op: 'under', fact: 'firm.isic', codes: ['C'] } },
  ],
  // Less than 12 months have gone by: at most 11 whole ones.
  [
    'firm.founded',
    { way: ['lessThan'], count: ['12'], timeUnit: ['months'] },
    { id: 'c.is', op: 'elapsed', fact: 'firm.founded', unit: 'months', min: null, max: 11 },
  ],
  [
    'firm.founded',
    { way: ['atLeast'], count: ['3'], timeUnit: ['years'] },
    { id: 'c.is', op: 'elapsed', fact: 'firm.founded', unit: 'years', min: 3, max: null },
  ],
  [
    'size.class',
    { way: ['notIn'], values: ['large'] },
    { id: 'c.is.not', op: 'not', of: { id: 'c.is', op: 'in', fact: 'size.class', values: ['large'] } },
  ],
  [
    'access.languages',
    { way: ['all'], values: ['es'] },
    { id: 'c.is', op: 'contains', fact: 'access.languages', values: ['es'] },
  ],
  [
    'member.I01',
    { way: ['no'] },
    { id: 'c.is.not', op: 'not', of: { id: 'c.is', op: 'is', fact: 'member.I01' } },
  ],
  [
    'prose',
    { 'prose.en': ['It protects jobs.'], 'prose.es': ['Protege empleos.'] },
    { id: 'c.is', op: 'prose', text: { en: 'It protects jobs.', es: 'Protege empleos.' } },
  ],
];

describe('the form of a condition', () => {
  it.each(CASES)('on %s is read as it was meant, and shown again as it was filled in', (fact, fields, of) => {
    const done = read(fact, fields);
    if (!done.ok) throw new Error(JSON.stringify(done.errors));
    const { criterion } = done;
    expect(criterion.of).toEqual(of);
    const shown = formOfCondition(criterion);
    expect(shown?.fact).toBe(fact);
    expect(read(fact, shown?.fields ?? {})).toEqual(done);
  });

  it.each(['2015-05-31', '31/5/2015', '31.5.2015', '31 de mayo de 2015', '5/31/2015'])(
    'reads the day %s as people write it',
    (typed) => {
      const done = read('firm.founded', { way: ['dates'], from: [typed] });
      expect(done.ok && done.criterion.of).toMatchObject({ op: 'dates', from: '2015-05-31', to: null });
    },
  );

  it.each([
    ['firm.employees', {}, ['min needed']],
    ['firm.employees', { min: ['x'] }, ['min amount']],
    ['firm.employees', { min: ['1.5'] }, ['min whole']],
    ['firm.employees', { min: ['9'], max: ['3'] }, ['max order']],
    ['firm.turnover', { max: ['5'], unit: ['XXX'] }, ['unit choose']],
    ['firm.isic', { 'pick.Z': ['in'] }, ['find choose']],
    ['firm.founded', {}, ['way choose', 'timeUnit choose', 'count needed']],
    ['firm.founded', { way: ['dates'], from: ['2026-02-30'] }, ['from date']],
    // A firm of 1970 or one that will be founded in 2070: two digits do not say.
    ['firm.founded', { way: ['dates'], from: ['1/1/70'] }, ['from date']],
    ['firm.founded', { way: ['dates'], to: ['15 de marzo de 75'] }, ['to date']],
    ['firm.founded', { way: ['dates'], from: ['1/1/0000'] }, ['from date']],
    ['size.class', { values: ['huge'] }, ['values choose']],
    ['member.I01', {}, ['way choose']],
    ['prose', { 'prose.en': ['Only here.'] }, ['prose.es both']],
    [
      'firm.employees',
      { min: ['1'], 'source.url': ['javascript:alert(1)'] },
      ['source.title sourceTitle', 'source.url url'],
    ],
    ['firm.colour', { min: ['1'] }, ['fact choose']],
  ] as const)('on %s says what to mend in %j', (fact, fields, errors) => {
    expect(errorsOf(fact, fields)).toEqual(errors);
  });

  it('keeps what people need to know of it', () => {
    const done = read('firm.employees', {
      ...{ min: ['5'], kind: ['declared'], 'text.en': ['Not too small.'], 'text.es': ['No muy chica.'] },
      ...{ 'source.title': ['Call 2026'], 'source.url': ['https://a.example/call'] },
    });
    expect(done).toMatchObject({
      ok: true,
      criterion: {
        ...{ kind: 'declared', barrier: 'size', text: { en: 'Not too small.', es: 'No muy chica.' } },
        source: { title: 'Call 2026', url: 'https://a.example/call' },
      },
    });
  });

  it('never offers who leads a firm: those answers stay with their owner', () => {
    expect(ruleFacts('I01')).not.toContain('groups');
  });
});
