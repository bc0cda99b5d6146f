import { expect, it } from 'vitest';
import { fraction } from '../fraction';
import { aFirm, anOffering, inputOf } from './builders.fixture';
import { runMatching } from './index';
import { byFit, byRank, type Ranked } from './ranking';

function ranked(change: Partial<Ranked> & { need?: number; bridge?: number } = {}): Ranked {
  const { need = 1, bridge = 1, ...rest } = change;
  const parts = { need: { value: fraction(need, 4) }, bridge: { value: fraction(bridge, 4) } };
  return { offering: 'O1', status: 'eligible', total: 60, netPrice: 10, parts, ...rest };
}

it.each<[string, Ranked, Ranked]>([
  ['higher total', ranked({ total: 60.1, offering: 'O2' }), ranked()],
  ['then higher need', ranked({ need: 2, bridge: 0, offering: 'O2' }), ranked()],
  ['then higher bridge', ranked({ bridge: 2, netPrice: 50, offering: 'O2' }), ranked()],
  ['then lower price', ranked({ netPrice: 9, offering: 'O2' }), ranked()],
  ['then a known price', ranked({ offering: 'O2' }), ranked({ netPrice: null })],
  ['then the id', ranked({ offering: 'O09' }), ranked({ offering: 'O10' })],
])('%s comes first', (_, first, second) => {
  expect([second, first].toSorted(byFit)).toEqual([first, second]);
});

it('puts statuses in their order before any total', () => {
  const statuses = ['eligible', 'later', 'closed', 'unknown', 'generic', 'no', 'error'] as const;
  const rows = statuses.map((status, index) => ranked({ status, total: index * 10 }));
  expect(
    rows
      .toReversed()
      .toSorted(byRank)
      .map(({ status }) => status),
  ).toEqual(statuses);
});

it('orders equal offerings by their ids, in whatever order the catalogue has them', () => {
  const offerings = [
    anOffering({ id: 'A', targets: { PDD: [0, 3] }, modality: 'online' }),
    anOffering({ id: 'B', targets: { PDD: [0, 3] }, modality: 'online' }),
  ];
  const run = runMatching(inputOf(aFirm(), offerings.toReversed()));
  expect(run.matches.map(({ offering }) => offering)).toEqual(['A', 'B']);
});
