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
});
