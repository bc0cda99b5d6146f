import { describe, expect, it } from 'vitest';
import { certificate, sheetOf, sources } from './firm.fixture';
import { answerReader } from './index';

const read = answerReader(
  sheetOf({
    'firm.country': 'AR',
    'firm.isic': { main: '1102', second: '0121' },
    'firm.employees': 14,
    'firm.associations': { kinds: ['chamber'], members: [], asked: [] },
    'sales.customer_type': ['mnc', 'consumers'],
    'sales.export_breadth': { products: 2, countries: 1 },
    'cap.ops': 0,
    'standards.held': { ISO9001: certificate('expired') },
    'learn.programmes': {},
    'need.priorities': [],
    'need.know': { what: 1, how: null, why: null },
    'ties.list': sources('local', 'abroad:DE'),
    'ties.overlap': { state: 'dont_know' },
  }),
);

describe('raw answers', () => {
  it.each([
    ['firm.country', { kind: 'values', values: ['AR'] }],
    ['firm.isic', { kind: 'values', values: ['1102'] }],
    ['firm.employees', { kind: 'range', lo: 14, hi: 14 }],
    ['cap.ops', { kind: 'range', lo: 0, hi: 0 }],
    ['sales.customer_type', { kind: 'set', members: ['consumers', 'mnc'] }],
    ['standards.held', { kind: 'set', members: ['ISO9001'] }],
    ['learn.programmes', { kind: 'set', members: [] }],
    ['need.priorities', { kind: 'set', members: [] }],
    ['ties.list', { kind: 'range', lo: 2, hi: 2 }],
  ])('%s reads as %j', (fact, want) => {
    expect(read(fact)).toEqual(want);
  });

  it.each(['ties.overlap', 'firm.legal', 'firm.name', 'toString', 'need.know', 'sales.export_breadth'])(
    '%s is not known, or not readable by a condition',
    (fact) => {
      expect(read(fact)).toEqual({ kind: 'unknown' });
    },
  );
});
