import { describe, expect, it } from 'vitest';
import { day } from '../../domain/dates';
import type { WrittenRule } from '../../domain/rules';
import { ruleLines, ruleSentence } from './lines';
import { readRule } from './read';
import { not, plain, type Row, sayIn, textsOf } from './rule-text.fixture';

const country = (...values: readonly string[]): WrittenRule => ({
  id: 'c',
  op: 'in',
  fact: 'firm.country',
  values,
});
const people = (min: number | null, max: number | null): WrittenRule => ({
  ...{ id: 'e', op: 'between', fact: 'firm.employees' },
  ...{ min, max },
});
const books: WrittenRule = { id: 'b', op: 'is', fact: 'project.books' };
const tobacco: WrittenRule = { id: 'a', op: 'under', fact: 'firm.isic', codes: ['12'] };
const inChile: WrittenRule = { id: 'w', op: 'in', fact: 'country', values: ['CL'] };
const linked = (min: number | null, max: number | null, where: WrittenRule = inChile): WrittenRule => ({
  ...{ id: 'l', op: 'linked', fact: 'owners', where },
  ...{ min, max },
});
const GROUPS: Row[] = [
  [{ id: 'g', op: 'all', of: [books, country('CL')] }, 'All of these:', 'Todos estos puntos:'],
  [
    { id: 'g', op: 'any', of: [books, country('CL')] },
    'At least one of these:',
    'Al menos uno de estos puntos:',
  ],
  [not({ id: 'g', op: 'any', of: [books, country('CL')] }), 'None of these:', 'Ninguno de estos puntos:'],
  [
    not({ id: 'g', op: 'all', of: [books, country('CL')] }),
    'Not all of these at once:',
    'No todos estos puntos a la vez:',
  ],
  [{ id: 'g', op: 'all', of: [] }, 'Nothing is asked here.', 'Aquí no se pide nada.'],
  [{ id: 'g', op: 'any', of: [books] }, 'Keeps books: yes.', 'Lleva libros: sí.'],
  [
    { id: 'g', op: 'atLeast', count: 1, of: [books, country('CL')] },
    'At least 1 of these 2 points:',
    'Al menos 1 de estos 2 puntos:',
  ],
  [
    not({ id: 'g', op: 'atLeast', count: 2, of: [books, country('CL'), people(1, 2)] }),
    'Fewer than 2 of these 3 points:',
    'Menos de 2 de estos 3 puntos:',
  ],
  [
    not({ id: 'g', op: 'atLeast', count: 1, of: [books, country('CL')] }),
    'None of these:',
    'Ninguno de estos puntos:',
  ],
  [
    { id: 'g', op: 'atLeast', count: 0, of: [books, country('CL')] },
    'None of these has to be so:',
    'Ninguno de estos puntos es obligatorio:',
  ],
  [
    not({ id: 'g', op: 'atLeast', count: 0, of: [books, country('CL')] }),
    'Never so, whatever holds of these:',
    'Nunca se cumple, pase lo que pase con estos puntos:',
  ],
  [
    { id: 'g', op: 'atLeast', count: 2, of: [books] },
    'At least 2 of this one point:',
    'Al menos 2 de este único punto:',
  ],
  [
    { id: 'g', op: 'unless', of: books, except: country('CL') },
    'The first point, unless the exception holds:',
    'El primer punto, salvo que valga la excepción:',
  ],
  [
    not({ id: 'g', op: 'unless', of: books, except: country('CL') }),
    'Neither the first point nor the exception:',
    'Ni el primer punto ni la excepción:',
  ],
  [{ id: 'g', op: 'use', predicate: 'sme' }, 'Counts as “SME”. That means:', 'Cuenta como «pyme». Es decir:'],
  [
    not({ id: 'g', op: 'use', predicate: 'sme' }),
    'Does not count as “SME”. That would mean:',
    'No cuenta como «pyme». Contaría así:',
  ],
  [
    { id: 'g', op: 'use', predicate: 'gone' },
    'Counts as “gone”, which is not explained anywhere.',
    'Cuenta como «gone», que no se explica en ninguna parte.',
  ],
  [
    { id: 'g', op: 'prose', text: { en: 'Has its own workshop', es: 'Tiene taller propio' } },
    'Has its own workshop.',
    'Tiene taller propio.',
  ],
  [
    { id: 'g', op: 'prose', text: { pt: 'Ter oficina própria.' } },
    'In Portuguese: “Ter oficina própria”.',
    'En portugués: «Ter oficina própria».',
  ],
  [
    not({ id: 'g', op: 'prose', text: { en: 'In arrears.', es: 'Con deudas.' } }),
    'This must not be so: In arrears.',
    'Esto no debe ser así: Con deudas.',
  ],
];

const LINKED: Row[] = [
  [
    linked(1, null),
    'Owners: true of at least one of them:',
    'Personas dueñas: esto vale en al menos un caso:',
  ],
  [linked(null, 0), 'Owners: true of none of them:', 'Personas dueñas: esto no vale en ningún caso:'],
  [
    linked(null, 0, not(inChile)),
    'Owners: true of every one of them:',
    'Personas dueñas: esto vale en todos los casos:',
  ],
  [
    linked(2, null),
    'Owners: true in at least 2 cases:',
    'Personas dueñas: al menos 2 casos en que vale esto:',
  ],
  [
    linked(null, 1),
    'Owners: true in at most 1 case:',
    'Personas dueñas: como máximo 1 caso en que vale esto:',
  ],
  [not(linked(1, null)), 'Owners: true of none of them:', 'Personas dueñas: esto no vale en ningún caso:'],
  [
    not(linked(2, null)),
    'Owners: true in fewer than 2 cases:',
    'Personas dueñas: menos de 2 casos en que vale esto:',
  ],
  [
    not(linked(1, 2)),
    'Owners: true of none of them, or in more than 2 cases:',
    'Personas dueñas: ningún caso o más de 2 casos en que vale esto:',
  ],
  [
    linked(0, 2),
    'Owners: true in at most 2 cases:',
    'Personas dueñas: como máximo 2 casos en que vale esto:',
  ],
  [
    not(linked(0, 0)),
    'Owners: true of at least one of them:',
    'Personas dueñas: esto vale en al menos un caso:',
  ],
];

it.each([...GROUPS, ...LINKED])('groups and linked entities: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});

describe('a whole rule', () => {
  const rule: WrittenRule = {
    id: 'r',
    op: 'all',
    of: [
      country('CL'),
      { id: 'any', op: 'any', of: [people(10, null), { id: 'u', op: 'use', predicate: 'sme' }] },
      not({ id: 'none', op: 'any', of: [tobacco, books] }),
      { id: 'x', op: 'unless', of: linked(1, null), except: { id: 'm', op: 'is', fact: 'member.I01' } },
    ],
  };

  it('reads as one sentence in which nothing can be taken for its neighbour', () => {
    const told = (locale: 'en' | 'es') => plain(ruleSentence(readRule(rule, sayIn(locale)), sayIn(locale).t));
    expect(told('en')).toBe(
      'All of these: (the firm is in Chile; at least one of these: (the firm has at least 10 people; counts as “SME” ' +
        '(that means: all of these: (the firm has at most 249 people (“most people of an SME”, 22 November 2026); ' +
        'yearly sales: at most EUR 50,000,000))); none of these: (main activity: Tobacco; keeps books: yes); owners: ' +
        'true of at least one of them (country: Chile), unless this holds: the firm is a member of INTI).',
    );
    expect(told('es')).toBe(
      'Todos estos puntos: (la empresa está en Chile; al menos uno de estos puntos: (la empresa tiene al menos 10 ' +
        'personas; cuenta como «pyme» (es decir: todos estos puntos: (la empresa tiene como máximo 249 personas («máximo ' +
        'de personas de una pyme», 22 de noviembre de 2026); ventas anuales: como máximo EUR 50 000 000))); ninguno de ' +
        'estos puntos: (actividad principal: Tabaco; lleva libros: sí); personas dueñas: esto vale en al menos un caso ' +
        '(país: Chile), salvo que valga esto: la empresa es socia de INTI).',
    );
  });

  it('keeps exceptions apart, and says what would be where it denies a name', () => {
    const { t } = sayIn('en');
    const unless: WrittenRule = { id: 'x', op: 'unless', of: books, except: country('CL') };
    const twice: WrittenRule = { id: 'y', op: 'unless', of: unless, except: country('PE') };
    expect(ruleSentence(readRule(twice, sayIn('en')), t)).toBe(
      '(keeps books: yes, unless this holds: the firm is in Chile), unless this holds: the firm is in Peru.',
    );
    const name = { id: 'u', op: 'use', predicate: 'sme' } as const;
    expect(plain(ruleSentence(readRule(not(name), sayIn('es')), sayIn('es').t))).toMatch(
      /^No cuenta como «pyme» \(contaría así: todos estos puntos: \(la empresa/,
    );
    const group: WrittenRule = { id: 'g', op: 'any', of: [books, country('CL')] };
    expect(ruleLines(readRule({ ...unless, except: group }, sayIn('es')))).toEqual([
      'El primer punto, salvo que valga la excepción:',
      '- Lleva libros: sí.',
      '- Excepción: al menos uno de estos puntos:',
      '  - Lleva libros: sí.',
      '  - La empresa está en Chile.',
    ]);
  });

  it('says first who checks a group, so that its heading stands above its parts', () => {
    const group: WrittenRule = { id: 'g', op: 'any', of: [books, country('CL')] };
    const checked: WrittenRule = { id: 'k', op: 'criterion', kind: 'to_verify', of: group };
    expect(ruleLines(readRule(checked, sayIn('en')))[0]).toBe(
      'Somebody checks this later. At least one of these:',
    );
  });

  it('reads as lines, parts set in below what they belong to', () => {
    expect(ruleLines(readRule(rule, sayIn('en'))).map(plain)).toEqual([
      'All of these:',
      '- The firm is in Chile.',
      '- At least one of these:',
      '  - The firm has at least 10 people.',
      '  - Counts as “SME”. That means:',
      '    - All of these:',
      '      - The firm has at most 249 people (“most people of an SME”, 22 November 2026). Source of “most people of an SME”: Law 24467.',
      '      - Yearly sales: at most EUR 50,000,000.',
      '- None of these:',
      '  - Main activity: Tobacco.',
      '  - Keeps books: yes.',
      '- The first point, unless the exception holds:',
      '  - Owners: true of at least one of them:',
      '    - Country: Chile.',
      '  - Exception: the firm is a member of INTI.',
    ]);
  });
});

describe('a criterion', () => {
  const criterion = (more: Partial<Extract<WrittenRule, { op: 'criterion' }>>): WrittenRule => ({
    ...{ id: 'k', op: 'criterion', kind: 'hard', of: books },
    ...more,
  });
  const notes = (rule: WrittenRule, reader: 'firm' | 'officer' = 'officer') =>
    (['en', 'es'] as const).map((locale) =>
      readRule(rule, sayIn(locale, reader)).notes.map(({ text }) => text),
    );

  it('reads as its own text in the language of the reader, opened below', () => {
    const reading = readRule(criterion({ text: { en: 'Keeps proper books.' } }), sayIn('en'));
    expect([reading.node, reading.text, reading.parts.map(({ text }) => text)]).toEqual([
      'k',
      'Keeps proper books.',
      ['Keeps books: yes.'],
    ]);
  });

  it('without one reads as what it holds, and quotes the text it has with its language', () => {
    const reading = readRule(criterion({ text: { pt: 'Ter livros.' } }), sayIn('en'));
    expect([reading.node, reading.within, reading.text]).toEqual(['b', ['k'], 'Keeps books: yes.']);
    expect(reading.notes).toEqual([{ kind: 'text', text: 'In Portuguese: “Ter livros”.' }]);
  });

  it('says who checks it', () => {
    expect(notes(criterion({ kind: 'hard' }))).toEqual([[], []]);
    expect(notes(criterion({ kind: 'declared' }), 'firm')).toEqual([
      ['Your word is enough for this.'],
      ['Para esto basta su palabra.'],
    ]);
    expect(notes(criterion({ kind: 'to_verify' }))).toEqual([
      ['Somebody checks this later.'],
      ['Alguien lo comprueba más tarde.'],
    ]);
    expect(notes(criterion({ kind: 'informative' }))).toEqual([
      ['For information only. It decides nothing.'],
      ['Solo para su información. No decide nada.'],
    ]);
  });

  it('says where it comes from', () => {
    const source = { title: 'Call 3', date: day('2026-02-01') };
    expect(notes(criterion({ source }))).toEqual([
      ['Source: Call 3, 1 February 2026.'],
      ['Fuente: Call 3, 1 de febrero de 2026.'],
    ]);
    const linkedSource = { title: 'Law 1', url: 'https://example.org/law' };
    expect(notes(criterion({ source: linkedSource }))).toEqual([
      ['Source: Law 1 (https://example.org/law).'],
      ['Fuente: Law 1 (https://example.org/law).'],
    ]);
  });

  it('says where the numbers it takes from the library come from, each once', () => {
    const most = { term: 'number', value: { parameter: 'aid.most' } } as const;
    const compare: WrittenRule = {
      ...{ id: 'c', op: 'compare', relation: '<' },
      left: { term: 'sum', of: [{ term: 'fact', fact: 'project.grant', unit: 'EUR' }, most] },
      right: most,
    };
    expect(notes(compare)).toEqual([
      ['Source of “most aid”: Law 24467.'],
      ['Fuente de «máximo de ayuda»: Law 24467.'],
    ]);
    expect(notes({ ...people(null, 9), max: { parameter: 'later' } } as WrittenRule)).toEqual([[], []]);
  });

  it('says when it holds, and that it does not count on other days', () => {
    const [later] = notes(criterion({ from: day('2027-01-01') }));
    const [, past] = notes(criterion({ to: day('2025-12-31') }));
    expect(later).toEqual(['Not in force before 1 January 2027, so it does not count yet.']);
    expect(past).toEqual(['Rigió hasta el 31 de diciembre de 2025, así que ya no cuenta.']);
    const say = sayIn('en');
    expect(ruleSentence(readRule(criterion({ from: day('2027-01-01') }), say), say.t)).toBe(
      'Keeps books: yes (not in force yet).',
    );
  });
});
