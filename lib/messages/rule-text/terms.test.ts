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
    'Grant (in EUR) divided by cost of the project (in EUR): at most 0.5.',
    'El resultado de dividir subsidio (en EUR) por costo del proyecto (en EUR): como máximo 0.5.',
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
    'Grant (in EUR): at most cost of the project (in EUR).',
    'Subsidio (en EUR): como máximo costo del proyecto (en EUR).',
  ],
  [
    {
      id: 'k',
      op: 'compare',
      left: { term: 'sum', of: [cost, grant, { term: 'number', value: 1000 }] },
      relation: '=',
      right: { term: 'number', value: { parameter: 'aid.most' } },
    },
    'The sum of cost of the project (in EUR), grant (in EUR) and EUR 1,000: exactly EUR 300,000 (“most aid”, 22 November 2026).',
    'La suma de costo del proyecto (en EUR), subsidio (en EUR) y EUR 1000: exactamente EUR 300 000 («máximo de ayuda», 22 de noviembre de 2026).',
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
      id: 'k',
      op: 'compare',
      left: { term: 'total', fact: 'owners', of: 'share', where: inChile, unit: '%' },
      relation: '<',
      right: { term: 'number', value: 25 },
    },
    'Share (in %), the total over owners (only those with this: country: Chile): less than 25%.',
    'Participación (en %), el total de personas dueñas (solo donde vale esto: país: Chile): menos de 25 %.',
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
    'Cost of the project (in EUR): less than (EUR 9,000 if keeps books: yes; otherwise EUR 500).',
    'Costo del proyecto (en EUR): menos que (EUR 9000 si vale esto: lleva libros: sí; si no, EUR 500).',
  ],
];

it.each(TERMS)('numbers worked out: %j', (rule, en, es) => {
  expect(textsOf(rule)).toEqual([en, es]);
});
