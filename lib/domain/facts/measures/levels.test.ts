import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possible } from '../../fact';
import { CAPABILITIES } from '../../vocabulary';
import { certificate, firm, type Said, TODAY } from '../firm.fixture';
import { qualityMovedBy } from './levels';

/** Shows the general list, of which ISO 9001 is the family. */
const GENERAL = { 'firm.isic': { main: '6201', second: null } };
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
    const said = {
      ...GENERAL,
      'cap.qms': answer,
      ...(lines === null ? {} : ticks(lines)),
      ...(certified ? VALID : {}),
    };
    expect(firm(said).levels.QMS).toEqual({ kind: 'exact', value: want });
  });

  it.each([
    [1, null, false, null],
    [1, 1, false, null],
    [1, 5, false, 'checklist'],
    [4, 0, false, 'checklist'],
    [2, null, true, 'certificate'],
    [3, null, true, null],
    [4, 0, true, 'checklist'],
    [4, 5, true, null],
    [null, 5, true, null],
  ])('of answer %s with %s lines of five, certificate %s, is moved by %s', (answer, lines, certified, by) => {
    const said = {
      ...GENERAL,
      ...(answer === null ? {} : { 'cap.qms': answer }),
      ...(lines === null ? {} : ticks(lines)),
      ...(certified ? VALID : {}),
    };
    expect(qualityMovedBy(firm(said).qualityBasis)).toBe(by);
  });

  it('stays unknown without the answer, whatever else is known', () => {
    expect(firm({ ...ticks(5), ...VALID }).levels.QMS).toEqual({ kind: 'unknown', why: 'not_asked' });
  });

  // The family is that of the self-check list of the activity: farm, food, vehicle parts, all else.
  it.each([
    ['1050', 'HACCP', 3],
    ['1050', 'SQF', 3],
    ['1050', 'ISO9001', 1],
    ['1050', 'GLOBALGAP', 1],
    ['0113', 'GLOBALGAP', 3],
    ['0113', 'HACCP', 1],
    ['2930', 'IATF16949', 3],
    ['2930', 'ISO9001', 1],
    ['2592', 'ISO9001', 3],
    ['2592', 'IATF16949', 3],
    ['2592', 'HACCP', 1],
    ['6201', 'ISO9001', 3],
    ['6201', 'ISO14001', 1],
    ['1050', 'FAIRTRADE', 1],
    ['6201', '5S', 1],
    ['6201', 'NOT-ON-THE-LIST', 1],
  ])('in activity %s with a valid certificate of %s is %i', (isic, id, want) => {
    const said = {
      'firm.isic': { main: isic, second: null },
      'cap.qms': 1,
      'standards.held': { [id]: certificate('valid') },
    };
    expect(firm(said).levels.QMS).toEqual({ kind: 'exact', value: want });
  });

  it('never falls with one more certificate', () => {
    const codes = fc.constantFrom('0113', '1050', '2930', '2592', '2219', '6201');
    const status = fc.constantFrom('valid', 'expired', 'working');
    const held = fc.dictionary(
      fc.constantFrom('HACCP', 'GLOBALGAP', 'IATF16949', 'ISO9001', 'ISO14001'),
      status,
    );
    const level = (isic: string, own: number, certificates: Readonly<Record<string, string>>) => {
      const has = Object.entries(certificates).map(([id, one]) => [id, certificate(one)] as const);
      const said = {
        'firm.isic': { main: isic, second: null },
        'cap.qms': own,
        'standards.held': Object.fromEntries(has),
      };
      const fact = firm(said).levels.QMS;
      return fact.kind === 'exact' ? fact.value : Number.NaN;
    };
    fc.assert(
      fc.property(codes, fc.nat(4), held, held, (isic, own, some, more) => {
        expect(level(isic, own, { ...more, ...some })).toBeGreaterThanOrEqual(level(isic, own, some));
      }),
    );
  });

  const ACTIVITIES = ['0113', '1050', '2592', '2930', '6201'];
  const held = fc.constantFrom(null, 'ISO9001', 'HACCP', 'GLOBALGAP', 'IATF16949');
  const lines = fc.option(fc.nat(5), { nil: null });
  const answers = (own: number, count: number | null, id: string | null): Said => ({
    'cap.qms': own,
    ...(count === null ? {} : ticks(count)),
    'standards.held': id === null ? {} : { [id]: certificate('valid') },
  });
  const inActivity = (said: Said, main: string) => firm({ ...said, 'firm.isic': { main, second: null } });

  it('is told by what is known while the activity is open, and may be each that some activity would make it', () => {
    fc.assert(
      fc.property(fc.nat(4), lines, held, (own, count, id) => {
        const said = answers(own, count, id);
        const open = firm(said);
        const levelsIn = [undefined, ...ACTIVITIES].map((isic) => {
          const [level = Number.NaN] = possible((isic ? inActivity(said, isic) : open).levels.QMS);
          return level;
        });
        // What was answered is told as one level, in whichever activity: nothing asks for it again.
        expect(open.levels.QMS.kind).toBe('exact');
        for (const level of levelsIn) {
          expect(level).toBeGreaterThanOrEqual(open.quality.lo);
          expect(level).toBeLessThanOrEqual(open.quality.hi);
        }
        // The lists of "all else" show while nothing says otherwise.
        expect(levelsIn[0]).toBe(levelsIn.at(-1));
      }),
    );
  });

  it('is its whole range once the list of the activity and the certificates are answered', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(5), fc.constantFrom(null, 'ISO9001', 'HACCP'), (own, count, id) => {
        const { levels, quality } = inActivity(answers(own, count, id), '6201');
        expect(levels.QMS).toEqual({ kind: 'exact', value: quality.lo });
        expect(quality.hi).toBe(quality.lo);
      }),
    );
  });

  it.each([
    ['ISO9001', 3],
    ['HACCP', 1],
  ])('decides nothing before the activity says whether %s is of its family', (id, told) => {
    const { levels, quality } = firm(answers(1, 0, id));
    expect(levels.QMS).toEqual({ kind: 'exact', value: told });
    expect(quality).toEqual({ lo: 1, hi: 3 });
  });

  it('counts a certificate up to its last day', () => {
    const until = (date: string) =>
      firm({ ...GENERAL, 'cap.qms': 1, 'standards.held': { ISO9001: certificate('valid', date) } }).levels
        .QMS;
    expect(until(TODAY)).toEqual({ kind: 'exact', value: 3 });
    expect(until('2026-11-20')).toEqual({ kind: 'exact', value: 1 });
  });

  it('never falls when one more line is ticked', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.boolean(), (answer, lines, certified) => {
        const said = { ...GENERAL, 'cap.qms': answer, ...(certified ? VALID : {}) };
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
