import { expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { not, type Row, textsOf } from './rule-text.fixture';

const inChile: WrittenRule = { id: 'w', op: 'in', fact: 'country', values: ['CL'] };

const books: WrittenRule = { id: 'b', op: 'is', fact: 'project.books' };

const cost = { term: 'fact', fact: 'project.cost', unit: 'EUR' } as const;
const grant = { term: 'fact', fact: 'project.grant', unit: 'EUR' } as const;

const TERMS: Row[] = [
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'ratio', of: grant, by: cost },
      relation: '<=',
      right: { term: 'number', value: 0.5 },
    },
    'Grant divided by cost of the project: at most 50%.',
    'El resultado de dividir «subsidio» por «costo del proyecto»: como máximo 50 %.',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'number', value: 5 },
      relation: '<',
      right: { term: 'fact', fact: 'firm.employees' },
    },
    'The firm has more than 5 people.',
    'La empresa tiene más de 5 personas.',
  ],
  [
    not({ id: 'k', op: 'compare', left: grant, relation: '>', right: cost }),
    'Grant: at most cost of the project.',
    'Subsidio: como máximo «costo del proyecto».',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'sum', of: [cost, grant, { term: 'number', value: 1000 }] },
      relation: '=',
      right: { term: 'number', value: { parameter: 'aid.most' } },
    },
    'Cost of the project plus grant plus EUR 1,000: exactly EUR 300,000 (“most aid”, 22 November 2026).',
    '«costo del proyecto» más «subsidio» más EUR 1000: exactamente EUR 300 000 («máximo de ayuda», 22 de noviembre de 2026).',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'count', fact: 'markets' },
      relation: '>=',
      right: { term: 'number', value: 3 },
    },
    'Export markets (how many): at least 3.',
    'Mercados de exportación (cantidad): al menos 3.',
  ],
  [
    {
      ...{ id: 'k', op: 'compare', relation: '<' },
      left: { term: 'ratio', of: cost, by: { term: 'fact', fact: 'firm.employees' } },
      right: { term: 'number', value: 900 },
    },
    'Cost of the project (in EUR) divided by number of people: less than 900.',
    'El resultado de dividir «costo del proyecto» (en EUR) por «número de personas»: menos de 900.',
  ],
  [
    {
      ...{ id: 'k', op: 'compare', relation: '<=' },
      left: grant,
      right: { term: 'ratio', of: cost, by: { term: 'number', value: 2 } },
    },
    'Grant: at most (cost of the project divided by 2).',
    'Subsidio: como máximo (el resultado de dividir «costo del proyecto» por 2).',
  ],
  [
    {
      ...{ id: 'k', op: 'compare', relation: '<' },
      left: {
        term: 'sum',
        of: [
          { term: 'fact', fact: 'firm.employees' },
          { term: 'sum', of: [{ term: 'total', fact: 'owners', of: 'staff' }] },
          {
            term: 'sum',
            of: [
              { term: 'count', fact: 'markets' },
              { term: 'number', value: 1 },
            ],
          },
        ],
      },
      right: { term: 'number', value: { parameter: 'lifted' } },
    },
    'Number of people plus (total of “owners.staff” over owners) plus (export markets (how many) plus 1): any number (“old limit” sets no limit on 22 November 2026).',
    '«número de personas» más (total de «owners.staff» en «personas dueñas») más («mercados de exportación» (cantidad) más 1): cualquier número («límite antiguo» no pone límite el 22 de noviembre de 2026).',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'total', fact: 'owners', of: 'share', where: inChile, unit: '%' },
      relation: '<',
      right: { term: 'number', value: 25 },
    },
    'Total of share over owners, only where this holds (country: Chile): less than 25%.',
    'Total de «participación» en «personas dueñas», solo donde vale esto (país: Chile): menos de 25 %.',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: cost,
      relation: '<',
      right: {
        term: 'choose',
        cases: [{ when: books, value: { term: 'number', value: 9000 } }],
        otherwise: { term: 'number', value: 500 },
      },
    },
    'Cost of the project: less than (EUR 9,000 if this holds (keeps books: yes); otherwise EUR 500).',
    'Costo del proyecto: menos que (EUR 9000 si vale esto (lleva libros: sí); si no, EUR 500).',
  ],
];

it.each(TERMS)('numbers worked out: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
