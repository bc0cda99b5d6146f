import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificate, firm, type Said, sources } from './firm.fixture';
import { factReader, isQuestionFact, questionsBehind, readableFacts } from './index';

const full = firm({
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'firm.isic': { main: '1102', second: null },
  'firm.employees': 14,
  'sales.direct_export_pct': '1_9',
  'sales.indirect_export_pct': '0',
  'sales.customer_type': ['mnc'],
  'sales.main_buyer_role': ['specs'],
  'sales.buyer_limits': ['none'],
  'firm.associations': { kinds: ['chamber'], members: ['I10'], asked: ['I10', 'I11'] },
  'cap.qms': 2,
  'learn.seek': 2,
  'need.priorities': ['QMS', 'OPS'],
  'need.know': { what: 1, how: 0, why: 0 },
  'standards.held': { HACCP: certificate('valid') },
  'standards.checklist': { lists: ['haccp'], ticked: [] },
  'ties.list': sources('local', 'abroad:DE:31'),
  'ties.overlap': '0',
  'access.languages': ['es', 'en'],
  'access.fee_max': '0',
  'access.travel': 'any',
  'learn.hours': '5',
});
const read = factReader(full);
const readEmpty = factReader(firm({}));

describe('the reader of a profile', () => {
  it.each([
    ['firm.country', { kind: 'values', values: ['AR'] }],
    ['firm.subdivision', { kind: 'values', values: ['AR-M'] }],
    ['firm.isic', { kind: 'values', values: ['1102'] }],
    ['firm.employees', { kind: 'range', lo: 14, hi: 14 }],
    ['size.class', { kind: 'values', values: ['micro'] }],
    ['size.comparison', { kind: 'values', values: ['small'] }],
    ['export.status', { kind: 'values', values: ['direct'] }],
    ['ac.level', { kind: 'range', lo: 1, hi: 4 }],
    ['cap.QMS', { kind: 'range', lo: 3, hi: 3 }],
    ['cap.OPS', { kind: 'unknown' }],
    ['know.what', { kind: 'range', lo: 1, hi: 1 }],
    ['gap.type', { kind: 'values', values: ['how'] }],
    ['need.priorities', { kind: 'set', members: ['QMS', 'OPS'] }],
    ['ties.bridging', { kind: 'range', lo: 0.75, hi: 0.75 }],
    ['ties.isolated', { kind: 'flag', value: false }],
    ['ties.translocal', { kind: 'flag', value: true }],
    ['ties.communities', { kind: 'set', members: ['AR-M:11', 'DE:31'] }],
    ['buyer.what_only', { kind: 'flag', value: true }],
    ['buyer.tie_in', { kind: 'flag', value: false }],
    ['access.languages', { kind: 'set', members: ['es', 'en'] }],
    ['access.fee_max', { kind: 'range', lo: 0, hi: 0 }],
    ['access.travel', { kind: 'range', lo: Infinity, hi: Infinity }],
    // "3 to 5".
    ['learn.hours', { kind: 'range', lo: 3, hi: 5 }],
    ['readiness', { kind: 'range', lo: 3, hi: 3 }],
    ['tokens', { kind: 'set', members: ['HACCP', 'certified'], open: true }],
    ['groups', { kind: 'set', members: ['micro', 'non_capital'], open: true }],
    ['member.I10', { kind: 'flag', value: true }],
    ['member.I11', { kind: 'flag', value: false }],
    ['member.I12', { kind: 'unknown' }],
  ])('%s is %j', (key, want) => {
    expect(read(key)).toEqual(want);
  });

  it('closes the list of steps once support and certificates are told', () => {
    const told = factReader(firm({ 'standards.held': {}, 'learn.programmes': { group: 'running' } }));
    expect(told('tokens')).toEqual({ kind: 'set', members: ['in_common_programme'] });
  });

  it('knows nothing of an empty form, which is not "none"', () => {
    expect(readableFacts.filter((key) => readEmpty(key).kind !== 'unknown')).toEqual([]);
    expect(readEmpty('member.I10')).toEqual({ kind: 'unknown' });
  });

  it('reads an interval and candidates as all they may be', () => {
    const open = factReader(
      firm(
        {},
        {
          given: {
            employees: { kind: 'interval', lo: 6, hi: 10 },
            isic: { kind: 'candidates', values: ['1071', '1079'] },
            country: { kind: 'exact', value: 'NI' },
          },
        },
      ),
    );
    expect(open('firm.employees')).toEqual({ kind: 'range', lo: 6, hi: 10 });
    expect(open('firm.isic')).toEqual({ kind: 'values', values: ['1071', '1079'] });
    expect(open('size.comparison')).toEqual({ kind: 'values', values: ['small'] });
  });

  it('takes "no member anywhere" as a "no" to each institution', () => {
    const nowhere = factReader(firm({ 'firm.associations': { kinds: ['none'], members: [], asked: [] } }));
    expect(nowhere('member.I99')).toEqual({ kind: 'flag', value: false });
  });

  it.each(['firm.name', 'toString', '__proto__', 'cap.XYZ', ''])('does not know the key %j', (key) => {
    expect(read(key)).toEqual({ kind: 'unknown' });
    expect(questionsBehind(key)).toEqual([]);
  });
});

describe('what is known in part', () => {
  const shares = ([direct, indirect]: readonly (string | null)[]): Said => ({
    ...(direct && { 'sales.direct_export_pct': direct }),
    ...(indirect && { 'sales.indirect_export_pct': indirect }),
  });

  // By hand from the row of `export.status`: with one share unknown, all that its five options would give.
  it.each([
    [
      [null, '0'],
      ['none', 'trace', 'direct'],
    ],
    [
      [null, 'lt1'],
      ['trace', 'direct'],
    ],
    [
      [null, '10_49'],
      ['indirect', 'both'],
    ],
    [
      ['0', null],
      ['none', 'trace', 'indirect'],
    ],
    [
      ['lt1', null],
      ['trace', 'indirect'],
    ],
    [
      ['50', null],
      ['direct', 'both'],
    ],
    [['0', '0'], ['none']],
  ])('shares %j leave the status %j', (known, values) => {
    expect(factReader(firm(shares(known)))('export.status')).toEqual({ kind: 'values', values });
  });

  // "Up to 2", "3 to 5", "6 to 10", "11 to 20", "More than 20".
  it.each([
    ['2', 0, 2],
    ['5', 3, 5],
    ['10', 6, 10],
    ['20', 11, 20],
    ['40', 21, Number.POSITIVE_INFINITY],
  ])('the option %s of hours is from %d to %d', (option, lo, hi) => {
    expect(factReader(firm({ 'learn.hours': option }))('learn.hours')).toEqual({ kind: 'range', lo, hi });
  });

  it('sources that may know each other leave a span', () => {
    // Half of them elsewhere: 0.5 x 0.5, and up to 0.5 for those that do not know each other.
    const told = { 'ties.list': sources('local', 'abroad:DE:31'), 'firm.country': 'AR' };
    expect(factReader(firm(told))('ties.bridging')).toEqual({ kind: 'range', lo: 0.25, hi: 0.75 });
    // One source is not asked about.
    const one = { 'ties.list': sources('local') };
    expect(factReader(firm(one))('ties.bridging')).toEqual({ kind: 'range', lo: 0.25, hi: 0.25 });
  });

  it('sources of a region that may be the own decide nothing', () => {
    const told = factReader(firm({ 'ties.list': sources('other:AR-B:29'), 'firm.country': 'AR' }));
    for (const key of ['ties.bridging', 'ties.isolated', 'ties.translocal', 'ties.communities'])
      expect(told(key), key).toEqual({ kind: 'unknown' });
    const elsewhere = factReader(firm({ 'ties.list': sources('other:AR-B:29'), 'firm.country': 'CL' }));
    expect(elsewhere('ties.isolated')).toEqual({ kind: 'flag', value: false });
  });

  it('communities are open while the own one is', () => {
    const said = { 'ties.list': sources('abroad:DE:31'), 'firm.country': 'AR', 'firm.subdivision': 'AR-M' };
    expect(factReader(firm(said))('ties.communities')).toEqual({
      ...{ kind: 'set', members: ['DE:31'] },
      open: true,
    });
  });

  it('the way to a certificate is open while certificates are', () => {
    const bakery = { 'firm.country': 'AR', 'firm.isic': { main: '1071', second: null } };
    const list = { 'standards.checklist': { lists: ['haccp'], ticked: [] } };
    const readiness = (said: Said) => factReader(firm({ ...bakery, ...said }))('readiness');
    expect(readiness(list)).toEqual({ kind: 'unknown' });
    expect(readiness({ ...list, 'cap.qms': 2 })).toEqual({ kind: 'range', lo: 0, hi: 3 });
    expect(readiness({ ...list, 'standards.held': {} })).toEqual({ kind: 'range', lo: 0, hi: 0 });
    const held = { 'standards.held': { HACCP: certificate('valid') } };
    expect(readiness(held)).toEqual({ kind: 'range', lo: 3, hi: 4 });
  });

  it('a level that may still rise is no group yet, nor is a size while the country is open', () => {
    const groups = (said: Said) => factReader(firm(said))('groups');
    expect(groups({ 'learn.seek': 0 })).toEqual({ kind: 'unknown' });
    const low = { 'learn.seek': 0, 'learn.understand': 0, 'learn.try': 0, 'learn.keep': 0 };
    expect(groups(low)).toEqual({ kind: 'set', members: ['level_0_1'], open: true });
  });

  it.each([
    [['micro', 'small'], true],
    [['small', 'medium'], true],
    [['medium', 'large'], undefined],
  ] as const)('a size that may be %j leaves groups open: %s', (candidates, open) => {
    const all = firm({ 'people.lead_group': ['women'] });
    const size = { ...all.size, class: { kind: 'candidates', values: candidates } } as const;
    const groups = factReader({ ...all, unknownFacts: [], size })('groups');
    expect(groups).toEqual({ kind: 'set', members: ['women'], ...(open && { open }) });
  });
});

describe('the questions behind a key', () => {
  it('exist for every readable key', () => {
    for (const key of [...readableFacts, 'member.I10']) {
      expect(questionsBehind(key).length, key).toBeGreaterThan(0);
      expect(questionsBehind(key).every(isQuestionFact), key).toBe(true);
    }
  });

  it('are those of the measure', () => {
    expect(questionsBehind('cap.OPS')).toEqual(['cap.ops']);
    // A list or a certificate moves it.
    expect(questionsBehind('cap.QMS')).toEqual(['cap.qms', 'standards.checklist', 'standards.held']);
    expect(questionsBehind('ac.level')).toHaveLength(4);
    expect(questionsBehind('size.class')[0]).toBe('firm.employees');
    expect(questionsBehind('member.I10')).toEqual(['firm.associations']);
  });
});

it('reads of quality work only what no further answer can turn', () => {
  const further: readonly Said[] = [
    ...['0113', '1050', '2592', '2930', '6201'].map((main) => ({ 'firm.isic': { main, second: null } })),
    ...['iso9001.1', 'iso9001.1 iso9001.2 iso9001.3', ''].map((lines) => ({
      'standards.checklist': { lists: ['iso9001'], ticked: lines.split(' ').filter(Boolean) },
    })),
    ...['ISO9001', 'HACCP', 'IATF16949'].map((id) => ({ 'standards.held': { [id]: certificate('valid') } })),
    { 'standards.held': {} },
  ];
  const levelsIn = (said: Said) => {
    const found = factReader(firm(said))('cap.QMS');
    return found.kind === 'range' ? [found.lo, found.hi] : [0, 4];
  };
  const some = fc.subarray([...further]).map((parts): Said => Object.assign({}, ...parts));
  fc.assert(
    fc.property(fc.nat(4), some, fc.constantFrom(...further), (own, known, one) => {
      // Another answer to the same question is no further one.
      fc.pre(Object.keys(one).every((fact) => !(fact in known)));
      const [lo = 0, hi = 4] = levelsIn({ 'cap.qms': own, ...known });
      const [after = 0, most = 4] = levelsIn({ 'cap.qms': own, ...known, ...one });
      expect([lo <= after, most <= hi], JSON.stringify([own, known, one])).toEqual([true, true]);
    }),
    { numRuns: 1000 },
  );
});
