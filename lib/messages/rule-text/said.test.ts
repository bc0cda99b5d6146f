import { expect, it } from 'vitest';
import type { WrittenRule } from '../../domain/rules';
import { exact, type FindingRow, linesOf } from './rule-text.fixture';

const euros = (fact: string) => ({ term: 'fact', fact, unit: 'EUR' }) as const;
const both = { term: 'sum', of: [euros('project.cost'), euros('project.grant')] } as const;
const most = { term: 'number', value: 1000 } as const;
const atMost: WrittenRule = { id: 'k', op: 'compare', left: both, relation: '<=', right: most };
const inAll = { term: 'total', fact: 'owners', of: 'share', unit: '%' } as const;
const OPEN: FindingRow[] = [
  [
    'a sum of which one part is not known',
    atMost,
    { 'project.cost': exact(300, 'EUR') },
    'Cost of the project plus grant: at most EUR 1,000. It comes to EUR 300 so far, and a part of it is not known yet. Not settled yet. We do not know this yet: Grant.',
    '«costo del proyecto» más «subsidio»: como máximo EUR 1000. Esto da EUR 300 hasta ahora, y una parte todavía no se sabe. Todavía no se sabe. Todavía no sabemos esto: Subsidio.',
  ],
  [
    'one of which one part lies between two amounts in another currency',
    atMost,
    { 'project.grant': { kind: 'range', lo: 100, hi: 200, unit: 'USD' } },
    'Cost of the project plus grant: at most EUR 1,000. It comes to between about EUR 90 and about EUR 180 so far, and a part of it is not known yet. Exchange: 1 USD = 0.9 EUR, rate of 2 January 2026. Not settled yet. We do not know this yet: Cost of the project. We do not know this yet: Grant.',
    '«costo del proyecto» más «subsidio»: como máximo EUR 1000. Esto da entre unos EUR 90 y unos EUR 180 hasta ahora, y una parte todavía no se sabe. Cambio: 1 USD = 0.9 EUR, tipo de cambio del 2 de enero de 2026. Todavía no se sabe. Todavía no sabemos esto: Costo del proyecto. Todavía no sabemos esto: Subsidio.',
  ],
  [
    'one of which nothing is known',
    atMost,
    {},
    'Cost of the project plus grant: at most EUR 1,000. Not settled yet. We do not know this yet: Cost of the project. We do not know this yet: Grant.',
    '«costo del proyecto» más «subsidio»: como máximo EUR 1000. Todavía no se sabe. Todavía no sabemos esto: Costo del proyecto. Todavía no sabemos esto: Subsidio.',
  ],
  [
    'a number of the rule beside what is not known, which nobody said',
    { ...atMost, left: { term: 'sum', of: [euros('project.cost'), { term: 'number', value: 50 }] } },
    {},
    'Cost of the project plus EUR 50: at most EUR 1,000. Not settled yet. We do not know this yet: Cost of the project.',
    '«costo del proyecto» más EUR 50: como máximo EUR 1000. Todavía no se sabe. Todavía no sabemos esto: Costo del proyecto.',
  ],
  [
    'a sum with one end open',
    atMost,
    {
      'project.cost': exact(300, 'EUR'),
      'project.grant': { kind: 'range', lo: 100, hi: Infinity, unit: 'EUR' },
    },
    'Cost of the project plus grant: at most EUR 1,000. It comes to EUR 400 or more. Not settled yet. We do not know this yet: Grant.',
    '«costo del proyecto» más «subsidio»: como máximo EUR 1000. Esto da EUR 400 o más. Todavía no se sabe. Todavía no sabemos esto: Subsidio.',
  ],
  [
    'a side that is known, against one that is not',
    { id: 'k', op: 'compare', left: euros('project.grant'), relation: '<', right: both },
    { 'project.cost': exact(300, 'EUR') },
    'Grant: less than (cost of the project plus grant). It comes to something not known yet, and the other side to EUR 300 so far, and a part of it is not known yet. Not settled yet. We do not know this yet: Grant.',
    'Subsidio: menos que («costo del proyecto» más «subsidio»). Esto da algo que todavía no se sabe; el otro lado da EUR 300 hasta ahora, y una parte todavía no se sabe. Todavía no se sabe. Todavía no sabemos esto: Subsidio.',
  ],
  [
    'a total over a list that may go on',
    { id: 'k', op: 'compare', left: inAll, relation: '<', right: { term: 'number', value: 50 } },
    {
      owners: {
        kind: 'entities',
        open: true,
        entities: [{ share: exact(20, '%') }, { share: exact(15, '%') }, {}],
      },
    },
    'Total of share over owners: less than 50%. It comes to 35% so far, and a part of it is not known yet. Not settled yet. We do not know this yet: Owners. We do not know this yet: Share.',
    'Total de «participación» en «personas dueñas»: menos de 50 %. Esto da 35 % hasta ahora, y una parte todavía no se sabe. Todavía no se sabe. Todavía no sabemos esto: Personas dueñas. Todavía no sabemos esto: Participación.',
  ],
  [
    'the number of entries of a list that may go on',
    {
      ...{ id: 'k', op: 'compare', relation: '>=' },
      left: { term: 'count', fact: 'markets' },
      right: { term: 'number', value: 3 },
    },
    { markets: { kind: 'set', members: ['AR', 'CL'], open: true } },
    'Export markets (how many): at least 3. It comes to 2 or more. Not settled yet. We do not know this yet: Export markets.',
    'Mercados de exportación (cantidad): al menos 3. Esto da 2 o más. Todavía no se sabe. Todavía no sabemos esto: Mercados de exportación.',
  ],
];

it.each(OPEN)('what is known of %s is said', (_, rule, facts, en, es) => {
  expect(linesOf(rule, facts)).toEqual([en, es]);
});

const southernCone: WrittenRule = {
  id: 'k',
  op: 'reaches',
  fact: 'markets',
  codes: ['AR', 'UY'],
  except: ['AR-A'],
};

it.each<[string, boolean, readonly string[], string, string]>([
  [
    'a list that is whole, of which one area counts in part',
    false,
    ['AR', 'CL'],
    'You said Argentina and Chile, but not which part of Argentina.',
    'Usted respondió: Argentina y Chile, pero no qué parte de Argentina.',
  ],
  [
    'a list that may go on',
    true,
    ['CL'],
    'You said Chile, and perhaps more.',
    'Usted respondió: Chile, y quizás algo más.',
  ],
])('%s', (_, open, members, en, es) => {
  const [english, spanish] = linesOf(southernCone, {
    markets: { kind: 'set', members, ...(open && { open }) },
  });
  expect(english).toContain(en);
  expect(spanish).toContain(es);
});
