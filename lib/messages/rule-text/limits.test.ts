import { expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { not, type Row, textsOf } from './rule-text.fixture';

const people = (min: number | null, max: number | null): WrittenRule => ({
  ...{ id: 'e', op: 'between', fact: 'firm.employees' },
  ...{ min, max },
});

const LIMITS: Row[] = [
  [people(10, null), 'The firm has at least 10 people.', 'La empresa tiene al menos 10 personas.'],
  [people(null, 1), 'The firm has at most 1 person.', 'La empresa tiene como máximo 1 persona.'],
  [people(10, 49), 'The firm has between 10 and 49 people.', 'La empresa tiene entre 10 y 49 personas.'],
  [people(1, 1), 'The firm has exactly 1 person.', 'La empresa tiene exactamente 1 persona.'],
  [people(null, null), 'Number of people: any number.', 'Número de personas: cualquier número.'],
  [not(people(10, null)), 'The firm has fewer than 10 people.', 'La empresa tiene menos de 10 personas.'],
  [not(people(null, 49)), 'The firm has more than 49 people.', 'La empresa tiene más de 49 personas.'],
  [
    not(people(10, 1200)),
    'The firm has fewer than 10 or more than 1,200 people.',
    'La empresa tiene menos de 10 o más de 1200 personas.',
  ],
  [not(people(null, null)), 'Number of people: no number fits.', 'Número de personas: ningún número sirve.'],
  [people(0, 9), 'The firm has at most 9 people.', 'La empresa tiene como máximo 9 personas.'],
  [not(people(0, 9)), 'The firm has more than 9 people.', 'La empresa tiene más de 9 personas.'],
  [
    not({ id: 'n', op: 'equals', fact: 'firm.employees', value: 5 }),
    'The firm has fewer or more than 5 people.',
    'La empresa tiene menos o más de 5 personas.',
  ],
  [
    not({ id: 'n', op: 'between', fact: 'firm.turnover', min: 9, max: 9, unit: 'USD' }),
    'Yearly sales: less or more than USD 9.',
    'Ventas anuales: menos o más de USD 9.',
  ],
  [
    not({ id: 'n', op: 'equals', fact: 'ac.level', value: 2 }),
    'Practice in trying new things: below or above level 2 of 4.',
    'Práctica en probar cosas nuevas: menos o más que nivel 2 de 4.',
  ],
  [
    { id: 'n', op: 'between', fact: 'project.cost', min: 5, max: 10, unit: 'kg' },
    'Cost of the project: between 5 and 10 kg.',
    'Costo del proyecto: entre 5 y 10 kg.',
  ],
  [
    { id: 'n', op: 'between', fact: 'project.cost', min: 5, max: 10, unit: 'EUR' },
    'Cost of the project: between EUR 5 and EUR 10.',
    'Costo del proyecto: entre EUR 5 y EUR 10.',
  ],
  [
    {
      id: 'n',
      op: 'between',
      fact: 'firm.employees',
      min: { parameter: 'lifted' },
      max: { parameter: 'lifted' },
    },
    'Number of people: any number (“old limit” sets no limit on 22 November 2026).',
    'Número de personas: cualquier número («límite antiguo» no pone límite el 22 de noviembre de 2026).',
  ],
  [
    { id: 'n', op: 'equals', fact: 'firm.employees', value: 5 },
    'The firm has exactly 5 people.',
    'La empresa tiene exactamente 5 personas.',
  ],
  [
    { id: 'n', op: 'between', fact: 'firm.turnover', min: 1500, max: null, unit: 'USD' },
    'Yearly sales: at least USD 1,500.',
    'Ventas anuales: al menos USD 1500.',
  ],
  [
    not({ id: 'n', op: 'between', fact: 'firm.turnover', min: 1500.5, max: null, unit: 'USD' }),
    'Yearly sales: less than USD 1,500.50.',
    'Ventas anuales: menos de USD 1500.50.',
  ],
  [
    { id: 'n', op: 'between', fact: 'plot.area', min: null, max: 2.25, unit: 'ha' },
    '“plot.area”: at most 2.25 hectares.',
    '«plot.area»: como máximo 2.25 hectáreas.',
  ],
  [
    { id: 'n', op: 'between', fact: 'owned.abroad', min: null, max: 25, unit: '%' },
    '“owned.abroad”: at most 25%.',
    '«owned.abroad»: como máximo 25 %.',
  ],
  [
    { id: 'n', op: 'between', fact: 'cap.QMS', min: 2, max: null },
    'Quality: at least “a written or shared system”.',
    'Calidad: al menos «un sistema escrito o compartido».',
  ],
  [
    not({ id: 'n', op: 'between', fact: 'ac.level', min: 2, max: 3 }),
    'Practice in trying new things: below level 2 of 4 or above level 3 of 4.',
    'Práctica en probar cosas nuevas: menos que nivel 2 de 4 o más que nivel 3 de 4.',
  ],
  [
    { id: 'n', op: 'between', fact: 'firm.employees', min: null, max: { parameter: 'sme.heads' } },
    'The firm has at most 249 people (“most people of an SME”, 22 November 2026).',
    'La empresa tiene como máximo 249 personas («máximo de personas de una pyme», 22 de noviembre de 2026).',
  ],
  [
    { id: 'n', op: 'between', fact: 'project.grant', min: null, max: { parameter: 'aid.most' } },
    'Grant: at most EUR 300,000 (“most aid”, 22 November 2026).',
    'Subsidio: como máximo EUR 300 000 («máximo de ayuda», 22 de noviembre de 2026).',
  ],
  [
    { id: 'n', op: 'between', fact: 'firm.employees', min: { parameter: 'later' }, max: null },
    'The firm has at least “new limit”, which has no value yet.',
    'La empresa tiene al menos «límite nuevo», que todavía no tiene valor.',
  ],
  [
    { id: 'n', op: 'between', fact: 'firm.employees', min: 2, max: { parameter: 'lifted' } },
    'The firm has at least 2 people (“old limit” sets no limit on 22 November 2026).',
    'La empresa tiene al menos 2 personas («límite antiguo» no pone límite el 22 de noviembre de 2026).',
  ],
];

it.each(LIMITS)('limits: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
