import { describe, expect, it } from 'vitest';
import { day } from '../../domain/dates';
import type { WrittenRule } from '../../domain/rules';
import { exact, type Facts, type FindingRow, findingIn, linesOf, not, on, sayIn } from './rule-text.fixture';

const country: WrittenRule = { id: 'c', op: 'in', fact: 'firm.country', values: ['CL'] };
const salta = { id: 'p', op: 'under', fact: 'firm.country', codes: ['AR-A'] } as const;
const people: WrittenRule = { id: 'e', op: 'between', fact: 'firm.employees', min: 10, max: null };
const member: WrittenRule = { id: 'm', op: 'is', fact: 'member.I01' };
const languages: WrittenRule = { id: 'l', op: 'intersects', fact: 'access.languages', values: ['es'] };
const support: WrittenRule = { id: 's', op: 'happened', fact: 'support', codes: ['fair'], min: 1, max: null };
const founded: WrittenRule = {
  id: 'f',
  op: 'elapsed',
  fact: 'firm.founded',
  unit: 'years',
  min: 3,
  max: null,
};
const sales: WrittenRule = {
  id: 't',
  op: 'between',
  fact: 'firm.turnover',
  min: null,
  max: 2000,
  unit: 'EUR',
};
const ROWS: FindingRow[] = [
  [
    'a day, with the time gone by',
    founded,
    { 'firm.founded': on('2021-05-01') },
    'At least 3 years since your firm started. You said 1 May 2021, which is 5 full years ago. This fits.',
    'Al menos 3 años desde que su empresa comenzó. Usted respondió: 1 de mayo de 2021, es decir, hace 5 años cumplidos. Esto se cumple.',
  ],
  [
    'a day of which a year is not yet full',
    founded,
    { 'firm.founded': on('2025-11-23') },
    'At least 3 years since your firm started. You said 23 November 2025, which is less than one year ago. This does not fit.',
    'Al menos 3 años desde que su empresa comenzó. Usted respondió: 23 de noviembre de 2025, es decir, hace menos de un año. Esto no se cumple.',
  ],
  [
    'a year of which the day is not known',
    founded,
    { 'firm.founded': { kind: 'range', lo: 19_358, hi: 19_722 } },
    'At least 3 years since your firm started. You said a day between 1 January 2023 and 31 December 2023. Not settled yet. In which year did the firm start?',
    'Al menos 3 años desde que su empresa comenzó. Usted respondió: un día entre el 1 de enero de 2023 y el 31 de diciembre de 2023. Todavía no se sabe. ¿En qué año comenzó la empresa?',
  ],
  [
    'one of several possible codes',
    country,
    { 'firm.country': { kind: 'values', values: ['CL', 'PE'] } },
    'Your firm is in Chile. You said Chile or Peru. Not settled yet. In which country does your firm work?',
    'Su empresa está en Chile. Usted respondió: Chile o Perú. Todavía no se sabe. ¿En qué país trabaja su empresa?',
  ],
  [
    'a country, where a region of it is asked for',
    salta,
    { 'firm.country': { kind: 'values', values: ['AR'] } },
    'Your firm is in Salta. You said Argentina. Not settled yet. In which province, state or region?',
    'Su empresa está en Salta. Usted respondió: Argentina. Todavía no se sabe. ¿En qué provincia, estado, departamento o región?',
  ],
  [
    'one of several countries, where a region is asked for',
    salta,
    { 'firm.country': { kind: 'values', values: ['AR', 'CL'] } },
    'Your firm is in Salta. You said Argentina or Chile. Not settled yet. In which country does your firm work?',
    'Su empresa está en Salta. Usted respondió: Argentina o Chile. Todavía no se sabe. ¿En qué país trabaja su empresa?',
  ],
  [
    'one of several regions of a country',
    salta,
    { 'firm.country': { kind: 'values', values: ['AR-A', 'AR-B'] } },
    'Your firm is in Salta. You said Salta or “AR-B”. Not settled yet. In which province, state or region?',
    'Su empresa está en Salta. Usted respondió: Salta o «AR-B». Todavía no se sabe. ¿En qué provincia, estado, departamento o región?',
  ],
  [
    'a region, where a place in it is asked for',
    { ...salta, codes: ['AR-A-CAFAYATE'] },
    { 'firm.country': { kind: 'values', values: ['AR-A'] } },
    'Your firm is in “AR-A-CAFAYATE”. You said Salta. Not settled yet. Of the place, only this is known so far: Salta.',
    'Su empresa está en «AR-A-CAFAYATE». Usted respondió: Salta. Todavía no se sabe. Del lugar solo se sabe esto hasta ahora: Salta.',
  ],
  [
    'what must not be',
    not(country),
    { 'firm.country': { kind: 'values', values: ['CL'] } },
    'Your firm is not in Chile. You said Chile. This does not fit.',
    'Su empresa no está en Chile. Usted respondió: Chile. Esto no se cumple.',
  ],
  [
    'an interval',
    people,
    { 'firm.employees': { kind: 'range', lo: 1, hi: 9 } },
    'Your firm has at least 10 people. You said between 1 and 9 people. This does not fit.',
    'Su empresa tiene al menos 10 personas. Usted respondió: entre 1 y 9 personas. Esto no se cumple.',
  ],
  [
    'an interval without an end',
    people,
    { 'firm.employees': { kind: 'range', lo: 250, hi: Infinity } },
    'Your firm has at least 10 people. You said 250 people or more. This fits.',
    'Su empresa tiene al menos 10 personas. Usted respondió: 250 personas o más. Esto se cumple.',
  ],
  [
    'an amount',
    sales,
    { 'firm.turnover': exact(2500, 'EUR') },
    'Yearly sales: at most EUR 2,000. You said EUR 2,500. This does not fit.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: EUR 2500. Esto no se cumple.',
  ],
  [
    'an amount that no rate turns into the currency asked for',
    sales,
    { 'firm.turnover': exact(2500, 'CHF') },
    'Yearly sales: at most EUR 2,000. You said CHF 2,500. Not settled yet. No exchange rate from CHF to EUR is known.',
    'Ventas anuales: como máximo EUR 2000. Usted respondió: CHF 2500. Todavía no se sabe. No se conoce ningún tipo de cambio de CHF a EUR.',
  ],
  [
    'yes',
    member,
    { 'member.I01': { kind: 'flag', value: true } },
    'Your firm is a member of INTI. You said yes. This fits.',
    'Su empresa es socia de INTI. Usted respondió: sí. Esto se cumple.',
  ],
  [
    'yes where no is asked for',
    { id: 'q', op: 'equals', fact: 'member.I01', value: false },
    { 'member.I01': { kind: 'flag', value: true } },
    'Your firm is not a member of INTI. You said yes. This does not fit.',
    'Su empresa no es socia de INTI. Usted respondió: sí. Esto no se cumple.',
  ],
  [
    'an empty list',
    languages,
    { 'access.languages': { kind: 'set', members: [] } },
    'Languages in which people can learn: Spanish. You named nothing here. This does not fit.',
    'Idiomas en los que la gente puede aprender: español. Usted no nombró nada aquí. Esto no se cumple.',
  ],
  [
    'a list that may go on',
    languages,
    { 'access.languages': { kind: 'set', members: ['en'], open: true } },
    'Languages in which people can learn: Spanish. You said English, and perhaps more. Not settled yet. In which languages can your people learn?',
    'Idiomas en los que la gente puede aprender: español. Usted respondió: inglés, y quizás algo más. Todavía no se sabe. ¿En qué idiomas puede aprender su gente?',
  ],
  [
    'a level, by what it means',
    { id: 'q', op: 'between', fact: 'cap.QMS', min: 2, max: null },
    { 'cap.QMS': exact(1) },
    'Quality: at least “a written or shared system”. Your answers come to this: “a basic routine”. This does not fit.',
    'Calidad: al menos «un sistema escrito o compartido». De sus respuestas resulta: «una rutina básica». Esto no se cumple.',
  ],
  [
    'what several answers come to',
    { id: 'q', op: 'in', fact: 'size.class', values: ['micro'] },
    { 'size.class': { kind: 'values', values: ['small'] } },
    'Size of the firm: micro firm. Your answers come to this: small firm. This does not fit.',
    'Tamaño de la empresa: microempresa. De sus respuestas resulta: empresa pequeña. Esto no se cumple.',
  ],
  [
    'what took place once',
    support,
    { support: { kind: 'events', events: [{ code: 'fair', lo: 20_000, hi: 20_000 }] } },
    'Support used: the trade fair at least once. As far as you said: once. This fits.',
    'Apoyos usados: la feria, al menos una vez. Según lo que usted respondió: una vez. Esto se cumple.',
  ],
  [
    'what never took place',
    support,
    { support: { kind: 'events', events: [] } },
    'Support used: the trade fair at least once. As far as you said: not at all. This does not fit.',
    'Apoyos usados: la feria, al menos una vez. Según lo que usted respondió: ninguna vez. Esto no se cumple.',
  ],
  [
    'a share worked out from two amounts',
    {
      ...{ id: 'k', op: 'compare', relation: '<=' },
      left: {
        term: 'ratio',
        of: { term: 'fact', fact: 'project.grant' },
        by: { term: 'fact', fact: 'project.cost' },
      },
      right: { term: 'number', value: 0.5 },
    },
    { 'project.grant': exact(300), 'project.cost': exact(400) },
    'Grant divided by cost of the project: at most 0.5. It comes to 0.75. This does not fit.',
    'El resultado de dividir «subsidio» por «costo del proyecto»: como máximo 0.5. Esto da 0.75. Esto no se cumple.',
  ],
  [
    'two amounts, one against the other',
    {
      ...{ id: 'k', op: 'compare', relation: '<' },
      left: { term: 'fact', fact: 'project.grant', unit: 'EUR' },
      right: { term: 'fact', fact: 'project.cost', unit: 'EUR' },
    },
    { 'project.grant': exact(300, 'EUR'), 'project.cost': exact(1400, 'EUR') },
    'Grant: less than cost of the project. It comes to EUR 300, and the other side to EUR 1,400. This fits.',
    'Subsidio: menos que «costo del proyecto». Esto da EUR 300; el otro lado da EUR 1400. Esto se cumple.',
  ],
  [
    'a word that only the institution can give',
    { id: 'p', op: 'prose', text: { en: 'Is solvent', es: 'Es solvente' } },
    {},
    'Is solvent. Not settled yet. Only the institution can tell.',
    'Es solvente. Todavía no se sabe. Solo la institución puede decirlo.',
  ],
  [
    'a limit without a value',
    { id: 'b', op: 'between', fact: 'firm.employees', min: { parameter: 'later' }, max: null },
    { 'firm.employees': exact(4) },
    'Your firm has at least “new limit”, which has no value yet. Not settled yet. “new limit” has no value yet.',
    'Su empresa tiene al menos «límite nuevo», que todavía no tiene valor. Todavía no se sabe. «límite nuevo» todavía no tiene valor.',
  ],
  [
    'a part that is not in force yet',
    { id: 'k', op: 'criterion', kind: 'hard', from: day('2027-01-01'), of: member },
    {},
    'Your firm is a member of INTI. Does not count today. Not in force before 1 January 2027, so it does not count yet. Nothing else is asked today, so this fits.',
    'Su empresa es socia de INTI. Hoy no cuenta. No rige antes del 1 de enero de 2027, así que todavía no cuenta. Hoy no se pide nada más, así que esto se cumple.',
  ],
  [
    'an exception and what it is for, neither of which is in force',
    {
      ...{ id: 'u', op: 'unless' },
      of: { id: 'k', op: 'criterion', kind: 'hard', from: day('2027-01-01'), of: member },
      except: { ...member, id: 'n' },
    },
    { 'member.I01': { kind: 'flag', value: false } },
    'Does not count today. Nothing else is asked today, so this fits. The first point, unless the exception holds:\n- Your firm is a member of INTI. Does not count today. Not in force before 1 January 2027, so it does not count yet.\n- Exception: your firm is a member of INTI. Does not count today.',
    'Hoy no cuenta. Hoy no se pide nada más, así que esto se cumple. El primer punto, salvo que valga la excepción:\n- Su empresa es socia de INTI. Hoy no cuenta. No rige antes del 1 de enero de 2027, así que todavía no cuenta.\n- Excepción: su empresa es socia de INTI. Hoy no cuenta.',
  ],
  [
    'parts of which one is not in force yet',
    {
      ...{ id: 'g', op: 'all' },
      of: [
        { id: 'k', op: 'criterion', kind: 'hard', from: day('2027-01-01'), of: member },
        { ...member, id: 'n' },
      ],
    },
    { 'member.I01': { kind: 'flag', value: false } },
    'This does not fit. All of these:\n- Your firm is a member of INTI. Does not count today. Not in force before 1 January 2027, so it does not count yet.\n- Your firm is a member of INTI. You said no. This does not fit.',
    'Esto no se cumple. Todos estos puntos:\n- Su empresa es socia de INTI. Hoy no cuenta. No rige antes del 1 de enero de 2027, así que todavía no cuenta.\n- Su empresa es socia de INTI. Usted respondió: no. Esto no se cumple.',
  ],
  [
    'a part that only tells, by what came of it',
    {
      id: 'k',
      op: 'criterion',
      kind: 'informative',
      text: { en: 'Speaks for members.', es: 'Mejor para socias.' },
      of: member,
    },
    { 'member.I01': { kind: 'flag', value: false } },
    'Speaks for members. This does not fit. For information only. It decides nothing.\n- Your firm is a member of INTI. You said no. This does not fit.',
    'Mejor para socias. Esto no se cumple. Solo para su información. No decide nada.\n- Su empresa es socia de INTI. Usted respondió: no. Esto no se cumple.',
  ],
];

describe('what a firm said against what is asked', () => {
  it.each(ROWS)('%s', (_, rule, facts, en, es) => {
    expect(linesOf(rule, facts)).toEqual([en, es]);
  });

  it('is told to an officer as the word of the firm', () => {
    const facts: Facts = { 'firm.employees': exact(12) };
    expect(findingIn(people, facts, sayIn('en')).said).toBe('The firm said 12 people.');
    expect(findingIn(people, facts, sayIn('es')).said).toBe('La empresa respondió: 12 personas.');
  });
});

describe('groups', () => {
  const facts: Facts = {
    'firm.country': { kind: 'values', values: ['PE'] },
    'firm.employees': exact(12),
    'member.I01': { kind: 'flag', value: true },
  };

  it('leave what is said and missing to their parts', () => {
    expect(linesOf({ id: 'g', op: 'any', of: [country, people, languages] }, facts)[0]?.split('\n')).toEqual([
      'This fits. At least one of these:',
      '- Your firm is in Chile. You said Peru. This does not fit.',
      '- Your firm has at least 10 people. You said 12 people. This fits.',
      '- Languages in which people can learn: Spanish. Not settled yet. In which languages can your people learn?',
    ]);
  });

  it('of what must not be say of each part whether it is so', () => {
    expect(linesOf(not({ id: 'g', op: 'any', of: [country, not(member)] }), facts)[0]?.split('\n')).toEqual([
      'This fits. None of these:',
      '- Your firm is in Chile. You said Peru. This is not so.',
      '- Your firm is not a member of INTI. You said yes. This is not so.',
    ]);
  });

  it('under a name are opened', () => {
    const rule: WrittenRule = { id: 'u', op: 'use', predicate: 'sme' };
    const told = linesOf(rule, { 'firm.employees': exact(300), 'firm.turnover': exact(1, 'EUR') })[1]?.split(
      '\n',
    );
    expect(told).toEqual([
      'Esto no se cumple. Cuenta como «pyme». Es decir:',
      '- Esto no se cumple. Todos estos puntos:',
      '  - Su empresa tiene como máximo 249 personas («máximo de personas de una pyme», 22 de noviembre de 2026). Usted respondió: 300 personas. Esto no se cumple. Fuente de «máximo de personas de una pyme»: Law 24467.',
      '  - Ventas anuales: como máximo EUR 50 000 000. Usted respondió: EUR 1. Esto se cumple.',
    ]);
  });
});

it('says on the whole how firmly it stands', () => {
  const kind = (of: 'hard' | 'declared' | 'to_verify'): WrittenRule => ({
    ...{ id: 'g', op: 'all' },
    of: [people, { id: 'k', op: 'criterion', kind: of, of: member }],
  });
  const facts: Facts = { 'firm.employees': exact(12), 'member.I01': { kind: 'flag', value: true } };
  const heads = (rule: WrittenRule) => linesOf(rule, facts).map((text) => text.split('\n')[0]);
  expect(heads(kind('hard'))).toEqual(['This fits. All of these:', 'Esto se cumple. Todos estos puntos:']);
  expect(heads(kind('declared'))).toEqual([
    'This fits. This rests on your word. All of these:',
    'Esto se cumple. Esto se apoya en su palabra. Todos estos puntos:',
  ]);
  expect(heads(kind('to_verify'))).toEqual([
    'This fits. Somebody still has to check this. All of these:',
    'Esto se cumple. Alguien todavía tiene que comprobarlo. Todos estos puntos:',
  ]);
});

it('says where no answer can settle it', () => {
  const rule: WrittenRule = {
    ...{ id: 'k', op: 'compare', relation: '<' },
    left: { term: 'ratio', of: { term: 'fact', fact: 'project.grant' }, by: { term: 'number', value: 0 } },
    right: { term: 'number', value: 1 },
  };
  expect(linesOf(rule, { 'project.grant': exact(3) })).toEqual([
    'Grant divided by 0: less than 1. Not settled yet. This cannot be worked out, because a number would be divided by zero.',
    'El resultado de dividir «subsidio» por 0: menos de 1. Todavía no se sabe. Esto no se puede calcular, porque habría que dividir un número entre cero.',
  ]);
});

it('tells a day that is still to come', () => {
  expect(linesOf(founded, { 'firm.founded': on('2027-02-01') })).toEqual([
    'At least 3 years since your firm started. You said 1 February 2027, which is still to come. This does not fit.',
    'Al menos 3 años desde que su empresa comenzó. Usted respondió: 1 de febrero de 2027, que todavía no llega. Esto no se cumple.',
  ]);
});

// The unit of a parameter is that of the numbers it is chosen from, also where the fact itself names none.
it.each([
  ['en', /EUR 120,000, and the other side to between EUR 50,000 and EUR 300,000\.$/],
  ['es', /EUR 120.000; el otro lado da entre EUR 50.000 y EUR 300.000\.$/],
] as const)('keeps the unit of numbers that are chosen: %s', (locale, expected) => {
  const chosen: WrittenRule = {
    id: 'x',
    op: 'compare',
    left: { term: 'fact', fact: 'project.cost' },
    relation: '<=',
    right: {
      term: 'choose',
      cases: [{ when: country, value: { term: 'number', value: { parameter: 'aid.most' } } }],
      otherwise: { term: 'number', value: 50_000 },
    },
  };
  const { said } = findingIn(chosen, { 'project.cost': exact(120_000, 'EUR') }, sayIn(locale));
  expect(said?.replaceAll(/\s/gu, ' ')).toMatch(expected);
});
