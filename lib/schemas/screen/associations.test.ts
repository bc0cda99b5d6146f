import { expect, it } from 'vitest';
import { answerTo } from './testing/context';

const FACT = 'firm.associations';
const LIST = `${FACT}.member`;

/** In: what is ticked among the kinds and in the list of institutions. Out: the answer, or what is wrong. */
function said(kinds: readonly string[], listed: readonly string[]) {
  const fields = { [FACT]: [...kinds], [LIST]: [...listed], [`${FACT}.asked`]: ['I01', 'I02'] };
  return answerTo(FACT, 'members', fields);
}

it.each([
  ['left blank: nothing is known of them', ['chamber'], [], { members: [], asked: [] }],
  ['none of it', ['chamber'], ['none'], { members: [], asked: ['I01', 'I02'] }],
  ['not known', ['chamber'], ['dont_know'], { members: [], asked: [], unsure: true }],
  ['one of it', ['chamber'], ['I02'], { members: ['I02'], asked: ['I01', 'I02'] }],
  ['none of it, and no kind', [], ['none'], { members: [], asked: ['I01', 'I02'] }],
])('the list of institutions %s', (_, kinds, listed, value) => {
  expect(said(kinds, listed)).toEqual({ state: 'answered', value: { kinds, ...value } });
});

it('keeps "I don\'t know" of the kinds beside "none" of the list', () => {
  expect(said(['dont_know'], ['none'])).toEqual({
    state: 'answered',
    value: { kinds: [], members: [], asked: ['I01', 'I02'], kindsUnsure: true },
  });
});

it('keeps apart which of the two questions is not known', () => {
  const nothing = { kinds: [], members: [], asked: [] };
  expect(said(['dont_know'], [])).toEqual({ state: 'dont_know' });
  expect(said([], ['dont_know'])).toEqual({ state: 'answered', value: { ...nothing, unsure: true } });
  expect(said(['dont_know'], ['dont_know'])).toEqual({
    state: 'answered',
    value: { ...nothing, unsure: true, kindsUnsure: true },
  });
});

it.each([
  ['none', { code: 'none_and_others', values: { option: 'none' } }],
  ['dont_know', { code: 'unknown_and_answer' }],
])('the list cannot hold an institution and "%s"', (other, error) => {
  expect(said(['chamber'], ['I01', other])).toEqual([{ field: LIST, ...error }]);
});

it('does not take "none" of the kinds as a no of institutions that are not known', () => {
  expect(said(['none'], ['dont_know'])).toEqual({
    state: 'answered',
    value: { kinds: ['none'], members: [], asked: [], unsure: true },
  });
});

it('does not take "none" of the kinds together with an institution', () => {
  expect(said(['none'], ['I01'])).toEqual([
    { field: FACT, code: 'none_and_others', values: { option: 'none' } },
  ]);
});
