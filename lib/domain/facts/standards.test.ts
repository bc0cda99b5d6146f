import { describe, expect, it } from 'vitest';
import file from '../../../db/seed/data/standards/standards.json' with { type: 'json' };
import { standards } from './firm.fixture';
import { CHECKLISTS, standardsFor, standardsSchema } from './index';

const idsFor = (...codes: readonly string[]) =>
  standardsFor({ kind: 'candidates', values: codes }, standards).map((one) => one.id);

describe('the standards file', () => {
  it('has the shape that the code reads, with all lists', () => {
    expect(standardsSchema.safeParse(file).success).toBe(true);
    expect(Object.keys(standards.lines).toSorted()).toEqual([...CHECKLISTS].toSorted());
  });

  it('names each standard once, and only standards of its own as prerequisites', () => {
    const ids = standards.items.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of standards.items) expect(ids).toEqual(expect.arrayContaining(one.prerequisites));
  });

  it('is refused with a list that does not exist', () => {
    const [first, ...rest] = file.items;
    const changed = { ...file, items: [{ ...first, readiness_checklist: 'six_sigma' }, ...rest] };
    expect(standardsSchema.safeParse(changed).success).toBe(false);
  });
});

describe('the standards of a sector', () => {
  it('are those that reach it and can be certified', () => {
    expect(idsFor('1050')).toEqual(expect.arrayContaining(['ISO9001', 'GMP', 'HACCP', 'ISO22000']));
    expect(idsFor('1050')).not.toContain('GLOBALGAP');
    expect(idsFor('1050')).not.toContain('5S');
    expect(idsFor('0113')).toContain('GLOBALGAP');
    expect(idsFor('2930')).toContain('IATF16949');
    expect(idsFor('2930')).not.toContain('VDA6.3');
  });

  it('of a code known only in part are all those below it', () => {
    expect(idsFor('01')).toContain('GLOBALGAP');
    expect(idsFor('A')).toContain('GLOBALGAP');
  });

  it('of an unknown sector are all that have a certificate, so that "none" is said of each', () => {
    const ids = standardsFor({ kind: 'unknown', why: 'not_asked' }, standards).map((one) => one.id);
    expect(ids).toEqual(standards.items.flatMap(({ id, certifiable }) => (certifiable ? [id] : [])));
    expect(ids).toEqual(expect.arrayContaining(['ISO9001', 'SA8000', 'HACCP', 'IATF16949', 'ISO27001']));
    expect(ids).not.toContain('5S');
  });
});
