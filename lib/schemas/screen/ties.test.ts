import { describe, expect, it } from 'vitest';
import type { Answer } from '../../domain/facts';
import { answerTo, parse } from './testing/context';

const FACT = 'ties.list';
const answered = (value: Extract<Answer, { value: unknown }>['value']): Answer => ({
  state: 'answered',
  value,
});
const local = { kind: 'buyer', place: 'local', subdivision: null, country: null, division: null };
const abroad = { kind: 'diaspora', place: 'abroad', subdivision: null, country: 'MX', division: '15' };
const saved = (...ties: object[]) => ({ [`${FACT}.saved`]: [JSON.stringify(ties)] });
const typed = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${FACT}.${part}`, [value]]));

describe('ties.list', () => {
  it('adds the source that was typed to the ones before', () => {
    const fields = {
      ...saved(local),
      ...typed({ kind: 'diaspora', place: 'abroad', country: 'MX', activity: 'other', division: '15' }),
    };
    expect(answerTo(FACT, 'sources', fields)).toEqual(answered([local, abroad]));
  });

  it('takes the own line of work for "the same"', () => {
    const own = { 'firm.isic': answered({ main: '1102', second: null }) };
    const fields = typed({
      kind: 'peer_firm',
      place: 'other',
      subdivision: 'AR-J',
      country: 'MX',
      activity: 'same',
    });
    expect(answerTo(FACT, 'sources', fields, own)).toEqual(
      answered([{ kind: 'peer_firm', place: 'other', subdivision: 'AR-J', country: null, division: '11' }]),
    );
  });

  it('takes a source out', () => {
    expect(answerTo(FACT, 'sources', { ...saved(local, abroad), go: ['remove:0'] })).toEqual(
      answered([abroad]),
    );
    expect(answerTo(FACT, 'sources', { ...saved(local), go: ['remove:0'] })).toEqual({ state: 'skipped' });
  });

  it('asks for a source when one is to be added, and takes empty fields for the end of the list', () => {
    const empty = { ...saved(local), ...typed({ kind: '', country: '', division: '' }) };
    expect(answerTo(FACT, 'sources', { ...empty, go: ['add'] })).toEqual([
      { field: `${FACT}.kind`, code: 'needs_kind' },
      { field: `${FACT}.place`, code: 'needs_place' },
    ]);
    expect(answerTo(FACT, 'sources', { ...empty, go: ['next'] })).toEqual(answered([local]));
  });

  it('keeps a half-typed source while another is taken out', () => {
    const { errors, fields } = parse('sources', {
      ...saved(local, abroad),
      ...typed({ kind: 'buyer' }),
      go: ['remove:0'],
    });
    expect(errors).toEqual([{ field: `${FACT}.place`, code: 'needs_place' }]);
    expect(fields).toEqual({ ...saved(abroad), ...typed({ kind: 'buyer' }) });
  });

  it.each<[string, Record<string, string[]>, unknown]>([
    ['none', typed({ none: 'none' }), answered([])],
    ['not known', typed({ unknown: 'dont_know' }), { state: 'dont_know' }],
    ['nothing', { ...saved(), ...typed({ kind: '', place: '' }) }, { state: 'skipped' }],
    [
      'none and one',
      { ...saved(local), ...typed({ none: 'none' }) },
      [{ field: `${FACT}.none`, code: 'none_and_others', values: { option: 'none' } }],
    ],
    ['no kind', typed({ place: 'local' }), [{ field: `${FACT}.kind`, code: 'needs_kind' }]],
    [
      'a sixth',
      { ...saved(local, local, local, local, local), ...typed({ kind: 'buyer', place: 'local' }) },
      [{ field: `${FACT}.kind`, code: 'too_many', values: { max: 5 } }],
    ],
    [
      'no country',
      typed({ kind: 'fair', place: 'abroad', country: 'ZZ' }),
      [{ field: `${FACT}.country`, code: 'not_an_option' }],
    ],
    ['a broken list', { [`${FACT}.saved`]: ['[{'] }, [{ field: FACT, code: 'not_an_option' }]],
    [
      'a list of something else',
      { [`${FACT}.saved`]: ['[{"place":"moon"}]'] },
      [{ field: FACT, code: 'not_an_option' }],
    ],
  ])('%s', (_, fields, expected) => {
    expect(answerTo(FACT, 'sources', fields)).toEqual(expected);
  });

  describe('asks of a source that was near another place where it is now', () => {
    const moved = { ...local, subdivision: 'AR-M' };
    const at = { 'firm.country': answered('CL'), 'firm.subdivision': answered('CL-BI') };
    const now = (...places: string[]) => typed(Object.fromEntries(places.map((one, i) => [`now.${i}`, one])));

    it.each([
      ['local', local],
      ['other', { ...local, place: 'other' }],
      ['abroad', { ...local, place: 'abroad', country: 'AR' }],
      ['', moved],
    ])('%j', (place, expected) => {
      const fields = { ...saved(moved, abroad), ...now(place), go: ['next'] };
      expect(answerTo(FACT, 'sources', fields, at)).toEqual(answered([expected, abroad]));
    });

    it('and of no other, and takes no other place', () => {
      const fields = { ...saved(local, abroad), ...now('abroad', 'local') };
      expect(answerTo(FACT, 'sources', fields, at)).toEqual(answered([local, abroad]));
      const field = `${FACT}.now.0`;
      expect(answerTo(FACT, 'sources', { ...saved(moved), ...now('moon') }, at)).toEqual([
        { field, code: 'not_an_option' },
      ]);
    });

    it('and keeps what was said of one while another is taken out', () => {
      const fields = { ...saved(abroad, moved), ...now('', 'local'), ...typed({ kind: 'buyer' }) };
      const { errors, fields: kept } = parse('sources', { ...fields, go: ['remove:0'] }, at);
      expect(errors).toEqual([{ field: `${FACT}.place`, code: 'needs_place' }]);
      expect(kept).toEqual({ ...saved(local), ...typed({ kind: 'buyer' }) });
    });
  });

  describe('refuses a place that the firm itself works in, or a region of another country', () => {
    const at = { 'firm.country': answered('AR'), 'firm.subdivision': answered('AR-M') };
    const placed = (parts: Readonly<Record<string, string>>, own: Parameters<typeof parse>[2] = at) =>
      answerTo(FACT, 'sources', typed({ kind: 'buyer', country: '', subdivision: '', ...parts }), own);
    const tie = (place: string, where: object) =>
      answered([{ kind: 'buyer', place, subdivision: null, country: null, division: null, ...where }]);

    it.each([
      [{ place: 'other', subdivision: 'AR-M' }, 'subdivision', 'own_region'],
      [{ place: 'other', subdivision: 'CL-BI' }, 'subdivision', 'not_in_country'],
      [{ place: 'abroad', country: 'AR' }, 'country', 'own_country'],
    ])('%j', (parts, part, code) => {
      expect(placed(parts)).toEqual([{ field: `${FACT}.${part}`, code }]);
    });

    it('and takes the others, what belongs to no chosen place, and all while the own place is not known', () => {
      expect(placed({ place: 'other', subdivision: 'AR-J' })).toEqual(tie('other', { subdivision: 'AR-J' }));
      expect(placed({ place: 'abroad', country: 'CL' })).toEqual(tie('abroad', { country: 'CL' }));
      expect(placed({ place: 'local', subdivision: 'AR-M', country: 'AR' })).toEqual(tie('local', {}));
      expect(placed({ place: 'other', subdivision: 'CL-BI' }, {})).toEqual(
        tie('other', { subdivision: 'CL-BI' }),
      );
      expect(placed({ place: 'abroad', country: 'AR' }, {})).toEqual(tie('abroad', { country: 'AR' }));
    });
  });
});
