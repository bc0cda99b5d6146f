import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../vocabulary';
import { certificate, firm, type Said, TODAY } from '../firm.fixture';

const VALID = { 'standards.held': { ISO9001: certificate('valid') } };
const ticks = (count: number): Said => ({
  'standards.checklist': {
    lists: ['iso9001'],
    ticked: Array.from({ length: count }, (_, index) => `iso9001.${index + 1}`),
  },
});

describe('levels', () => {
  it('are the answers, and an answer that is missing stays unknown', () => {
    const { levels } = firm({ 'cap.ops': 0, 'cap.inv': 4, 'cap.dig': { state: 'dont_know' } });
    expect(levels.OPS).toEqual({ kind: 'exact', value: 0 });
    expect(levels.INV).toEqual({ kind: 'exact', value: 4 });
    expect(levels.DIG).toEqual({ kind: 'unknown', why: 'dont_know' });
    expect(levels.LNK).toEqual({ kind: 'unknown', why: 'not_asked' });
  });

  it('are read from the question of their own capability', () => {
    for (const [index, one] of CAPABILITIES.entries()) {
      const { levels } = firm({ [`cap.${one.toLowerCase()}`]: index % 5 });
      const known = CAPABILITIES.filter((other) => levels[other].kind === 'exact');
      expect(known).toEqual([one]);
      expect(levels[one]).toEqual({ kind: 'exact', value: index % 5 });
    }
  });
});

describe('the level of quality work', () => {
  it.each([
    [0, null, false, 0],
    [4, null, false, 4],
    [0, 0, false, 0],
    [0, 1, false, 1],
    [1, 3, false, 2],
    [1, 5, false, 2],
    [3, 0, false, 2],
    [4, 5, false, 4],
    [4, 0, false, 2],
    [0, null, true, 3],
    [0, 0, true, 3],
    [4, 0, true, 3],
    [4, 5, true, 4],
  ])('of answer %i with %s lines of five, certificate %s, is %i', (answer, lines, certified, want) => {
    const said = { 'cap.qms': answer, ...(lines === null ? {} : ticks(lines)), ...(certified ? VALID : {}) };
    expect(firm(said).levels.QMS).toEqual({ kind: 'exact', value: want });
  });

  it('stays unknown without the answer, whatever else is known', () => {
    expect(firm({ ...ticks(5), ...VALID }).levels.QMS).toEqual({ kind: 'unknown', why: 'not_asked' });
  });

  it.each([
    ['HACCP', 3],
    ['GLOBALGAP', 3],
    ['IATF16949', 3],
    ['ISO14001', 1],
    ['FAIRTRADE', 1],
    ['5S', 1],
    ['NOT-ON-THE-LIST', 1],
  ])('with a valid certificate of %s is %i', (id, want) => {
    expect(firm({ 'cap.qms': 1, 'standards.held': { [id]: certificate('valid') } }).levels.QMS).toEqual({
      kind: 'exact',
      value: want,
    });
  });

  it('counts a certificate up to its last day', () => {
    const until = (date: string) =>
      firm({ 'cap.qms': 1, 'standards.held': { ISO9001: certificate('valid', date) } }).levels.QMS;
    expect(until(TODAY)).toEqual({ kind: 'exact', value: 3 });
    expect(until('2026-11-20')).toEqual({ kind: 'exact', value: 1 });
  });

  it('never falls when one more line is ticked', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.boolean(), (answer, lines, certified) => {
        const said = { 'cap.qms': answer, ...(certified ? VALID : {}) };
        const levelWith = (count: number) => firm({ ...said, ...ticks(count) }).levels.QMS;
        const [fewer, more] = [levelWith(lines), levelWith(lines + 1)];
        if (fewer.kind !== 'exact' || more.kind !== 'exact') throw new RangeError('a level');
        expect(fewer.value).toBeLessThanOrEqual(more.value);
        expect(more.value).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('readiness', () => {
  it.each([
    [{}, null],
    [{ 'cap.qms': 4 }, null],
    [ticks(0), 0],
    [ticks(3), 2],
    [VALID, 3],
    [{ ...VALID, ...ticks(1) }, 3],
    [{ ...VALID, 'cap.qms': 3 }, 3],
    [{ ...VALID, 'cap.qms': 4 }, 4],
    [{ ...ticks(5), 'cap.qms': 4 }, 3],
    [{ ...ticks(1), 'standards.held': { ISO9001: certificate('expired') } }, 1],
    [{ ...ticks(1), 'standards.held': { ISO9001: certificate('working') } }, 1],
  ] satisfies readonly (readonly [Said, number | null])[])('of %j is %s', (said, want) => {
    expect(firm(said).readiness).toBe(want);
  });
});
