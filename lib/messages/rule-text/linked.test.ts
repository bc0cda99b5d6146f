import { describe, expect, it } from 'vitest';
import { day } from '../../domain/dates';
import { type Entity, evaluate, type FactValue, resolve, type WrittenRule } from '../../domain/rules';
import type { Locale } from '../../domain/vocabulary';
import { readFinding } from './finding';
import { findingIn, library, linesOf, not, sayIn, TODAY } from './rule-text.fixture';
import type { FindingReading } from './types';

const inChile: WrittenRule = { id: 'w', op: 'in', fact: 'country', values: ['CL'] };
const owners: FactValue = {
  kind: 'entities',
  entities: [
    { country: { kind: 'values', values: ['CL'] } },
    { country: { kind: 'values', values: ['PE'] } },
    {},
  ],
};

describe('linked entities', () => {
  const some: WrittenRule = { id: 'x', op: 'linked', fact: 'owners', where: inChile, min: 1, max: null };
  const every: WrittenRule = {
    id: 'x',
    op: 'linked',
    fact: 'owners',
    where: not(inChile),
    min: null,
    max: 0,
  };

  it('are counted, and told one by one', () => {
    expect(linesOf(some, { owners })[0]?.split('\n')).toEqual([
      'Of the 3 that were named, this is true of one, not true of one and not known yet of one. This fits. Owners: true of at least one of them:',
      '- This fits. Number 1:',
      '  - Country: Chile. You said Chile. This fits.',
      '- This does not fit. Number 2:',
      '  - Country: Chile. You said Peru. This does not fit.',
      '- Not settled yet. Number 3:',
      '  - Country: Chile. Not settled yet. We do not know this yet: Country.',
    ]);
  });

  it('that are asked for nothing yet count neither as named nor as none', () => {
    const later: WrittenRule = {
      id: 'k',
      op: 'criterion',
      kind: 'hard',
      from: day('2027-01-01'),
      of: inChile,
    };
    const asked = { ...some, where: later } as const;
    expect(linesOf(asked, { owners })[0]).toBe(
      'Does not count today. Nothing else is asked today, so this fits. Owners: true of at least one of them:\n- Country: Chile. Not in force before 1 January 2027, so it does not count yet.',
    );
    expect(linesOf(asked, { owners })[1]).toBe(
      'Hoy no cuenta. Hoy no se pide nada más, así que esto se cumple. Personas dueñas: esto vale en al menos un caso:\n- País: Chile. No rige antes del 1 de enero de 2027, así que todavía no cuenta.',
    );
  });

  it.each([
    [['CL'], 'One was named, and this is true of it.', 'Se nombró un caso, y esto vale en él.'],
    [['PE'], 'One was named, and this is not true of it.', 'Se nombró un caso, y esto no vale en él.'],
    [
      [null],
      'One was named, and it is not known yet whether this is true of it.',
      'Se nombró un caso, y todavía no se sabe si esto vale en él.',
    ],
    [['CL', 'CL'], 'This is true of both that were named.', 'Esto vale en los dos casos nombrados.'],
    [
      ['PE', 'PE'],
      'This is true of neither of the two that were named.',
      'Esto no vale en ninguno de los dos casos nombrados.',
    ],
    [
      ['CL', 'CL', 'CL', 'CL'],
      'This is true of all 4 that were named.',
      'Esto vale en los 4 casos nombrados.',
    ],
    [
      ['PE', 'PE', 'PE'],
      'This is true of none of the 3 that were named.',
      'Esto no vale en ninguno de los 3 casos nombrados.',
    ],
    [
      ['CL', 'PE'],
      'Of the two that were named, this is true of one and not true of one.',
      'De los dos casos nombrados, esto vale en uno y no vale en uno.',
    ],
    [
      ['CL', 'CL', null],
      'Of the 3 that were named, this is true of 2 and not known yet of one.',
      'De los 3 casos nombrados, esto vale en 2 y todavía no se sabe de uno.',
    ],
  ])('are counted as one would say it: %j', (countries, english, spanish) => {
    const entities = countries.map(
      (country): Entity => (country === null ? {} : { country: { kind: 'values', values: [country] } }),
    );
    const [en, es] = linesOf(some, { owners: { kind: 'entities', entities } });
    expect(en?.split('\n')[0]?.startsWith(`${english} `)).toBe(true);
    expect(es?.split('\n')[0]?.startsWith(`${spanish} `)).toBe(true);
  });

  it('say in words that only the institution can tell a sentence on one of them', () => {
    const text = { en: 'The person is under 30', es: 'La persona tiene menos de 30 años' };
    const young: WrittenRule = { ...some, where: { id: 'young', op: 'prose', text } };
    const [en, es] = linesOf(young, { owners }).map((lines) => lines.split('\n')[0]);
    expect(en).toContain(
      '3 were named, and it is not known yet of any of them whether this is true. Not settled yet. Only the institution can tell.',
    );
    expect(es).toContain(
      'Se nombraron 3 casos, y todavía no se sabe de ninguno si esto vale en él. Todavía no se sabe. Solo la institución puede decirlo.',
    );
    expect(`${en} ${es}`).not.toContain('checked');
  });

  it('count for what the words say, even where the rule says the opposite', () => {
    const [first = '', ...others] = linesOf(every, { owners })[1]?.split('\n') ?? [];
    expect(first).toBe(
      'De los 3 casos nombrados, esto vale en uno, no vale en uno y todavía no se sabe de uno. Esto no se cumple. Personas dueñas: esto vale en todos los casos:',
    );
    expect(others[1]).toBe('  - País: Chile. Usted respondió: Chile. Esto se cumple.');
  });

  it('of which none may be like this are told by whether it is so, on every level', () => {
    const both: WrittenRule = { id: 'b', op: 'all', of: [inChile, not(inChile)] };
    const none: WrittenRule = {
      ...{ id: 'x', op: 'linked', fact: 'owners' },
      where: inChile,
      min: null,
      max: 0,
    };
    expect(linesOf(none, { owners })[0]?.split('\n')).toEqual([
      'Of the 3 that were named, this is true of one, not true of one and not known yet of one. This does not fit. Owners: true of none of them:',
      '- This is so. Number 1:',
      '  - Country: Chile. You said Chile. This is so.',
      '- This is not so. Number 2:',
      '  - Country: Chile. You said Peru. This is not so.',
      '- Not settled yet. Number 3:',
      '  - Country: Chile. Not settled yet. We do not know this yet: Country.',
    ]);
    expect(
      linesOf({ ...none, where: both }, { owners })[1]
        ?.split('\n')
        .slice(0, 5),
    ).toEqual([
      'De los 3 casos nombrados, esto no vale en 2 y todavía no se sabe de uno. Todavía no se sabe. Todavía no sabemos esto: País. Personas dueñas: esto no vale en ningún caso:',
      '- Esto no es así. Número 1:',
      '  - Esto no es así. Todos estos puntos:',
      '    - País: Chile. Usted respondió: Chile. Esto es así.',
      '    - País: cualquiera menos Chile. Usted respondió: Chile. Esto no es así.',
    ]);
  });

  it.each<[min: number | null, max: number | null, isDenied: boolean, en: string]>([
    [2, null, false, 'This fits.'],
    [null, 1, true, 'This fits.'],
    [null, 0, true, 'This fits.'],
    [1, null, true, 'This is so.'],
    [2, null, true, 'This is so.'],
    [null, 2, false, 'This is so.'],
    [1, 2, false, 'This is so.'],
    [1, 2, true, 'This is so.'],
  ])(
    'speak for the firm only where more of them are asked for: %j to %j, denied: %j',
    (min, max, isDenied, en) => {
      const counted: WrittenRule = { ...{ id: 'x', op: 'linked', fact: 'owners' }, where: inChile, min, max };
      const lines = linesOf(isDenied ? not(counted) : counted, { owners })[0]?.split('\n') ?? [];
      expect(lines[1]).toBe(`- ${en} Number 1:`);
      expect(lines[2]).toBe(`  - Country: Chile. You said Chile. ${en}`);
    },
  );

  it('that nobody named are not told', () => {
    expect(linesOf(some, { owners: { kind: 'entities', entities: [] } })[0]).toContain(
      'None was named. This does not fit.',
    );
    expect(findingIn(some, {}, sayIn('en')).said).toBeNull();
    expect(linesOf(some, { owners: { kind: 'entities', entities: [], open: true } })[0]).not.toContain(
      'None was',
    );
  });

  const soon: WrittenRule = {
    ...{ id: 'k', op: 'criterion', kind: 'hard', from: day('2027-01-01') },
    of: { id: 'half', op: 'between', fact: 'share', min: 50, max: null },
  };
  const asked: WrittenRule = {
    ...{ id: 'b', op: 'all' },
    of: [
      { ...some, id: 'y', where: { ...inChile, id: 'v' } },
      { id: 'u', op: 'use', predicate: 'sme' },
      soon,
    ],
  };

  it.each<[string, FactValue | undefined, WrittenRule]>([
    ['of whom nothing was said', undefined, { ...some, where: asked }],
    ['of whom more may come', { kind: 'entities', entities: [], open: true }, { ...some, where: asked }],
    ['of whom there are none', { kind: 'entities', entities: [] }, { ...some, where: asked }],
    ['by a rule of a name', undefined, { id: 'n', op: 'use', predicate: 'linked' }],
  ])('%s bear no verdict, and what counts is not said not to', (_, owners, rule) => {
    const statusIn = (locale: Locale) => {
      const predicates = { ...library.predicates, linked: { ...some, where: asked } };
      const say = { ...sayIn(locale), library: { ...library, predicates } };
      const resolution = resolve(rule, { ruleId: 'test', library: say.library, asOf: TODAY });
      if (!resolution.ok) throw new RangeError(resolution.problems[0].code);
      const finding = evaluate(resolution.rule, () => owners ?? { kind: 'unknown' });
      const read = ({ node, status, parts }: FindingReading): readonly (readonly [string, string])[] => [
        [node.replace('n/', ''), status],
        ...parts.flatMap(read),
      ];
      return Object.fromEntries(read(readFinding(rule, finding, say)));
    };
    const open = { b: '', y: '', v: '', u: '', 'u/sme': '', 'u/heads': '', 'u/sales': '' };
    expect(statusIn('en')).toMatchObject({ ...open, half: 'Does not count today.' });
    expect(statusIn('es')).toMatchObject({ ...open, half: 'Hoy no cuenta.' });
  });
});
