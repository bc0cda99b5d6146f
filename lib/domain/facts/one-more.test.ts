import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAnswer, anyFirm } from './any-firm.fixture';
import { capitals, profileFrom, rows, type Said, sizeRules, standards, TODAY } from './firm.fixture';
import { type AnswerValue, answeredAlso, type FirmProfile, instrument, question, withOneMore } from './index';

/** Questions whose answers a profile tells enough of to take one more in. */
const TAKEN_IN = [
  ...['firm.year_started', 'firm.legal', 'people.lead_group', 'firm.sales_band'],
  ...['sales.direct_export_pct', 'sales.indirect_export_pct', 'sales.buyer_limits', 'sales.main_buyer_role'],
  ...['cap.ops', 'cap.imp', 'cap.ppl', 'cap.pdd', 'cap.mkt', 'cap.dig', 'cap.lnk', 'cap.inv'],
  ...['need.priorities', 'need.know', 'learn.seek', 'learn.understand', 'learn.try', 'learn.keep'],
  ...['learn.programmes', 'learn.hours', 'access.fee_max', 'access.travel', 'access.languages'],
  ...['ties.list', 'ties.overlap', 'ties.outside_peers'],
];
/** Of a country, limits of size and what counts as its capital lie outside a profile. */
const NOT_FORESEEN: readonly (keyof FirmProfile)[] = ['completeness', 'unknownFacts', 'size'];

/** A profile does not tell all that was said of sources before they are listed. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'firm.sales_band': ['groups'],
  'ties.list': ['isolated', 'isolatedCertain', 'redundancy', 'bridging'],
};

const withoutOne = (said: Said, fact: string): Said =>
  Object.fromEntries(Object.entries(said).filter(([one]) => one !== fact));

/** Not to say it is no answer. */
const isNoAnswer = (value: AnswerValue) => Array.isArray(value) && value.includes('no_say');

/** What is the same whatever order groups are told in. */
function compared(firm: FirmProfile, fact: string): unknown {
  const skipped = [...NOT_FORESEEN, ...(LEFT_OUT[fact] ?? [])];
  const all = { ...firm, groups: firm.groups.toSorted() };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !skipped.some((one) => one === key)));
}

describe('one more answer', () => {
  it.each(TAKEN_IN)('to %s gives the profile that all answers give', (fact) => {
    fc.assert(
      fc.property(anyFirm, anyAnswer(question(fact)), (all, value) => {
        const said = withoutOne(all, fact);
        const before = profileFrom(rows(said));
        if (!before.unknownFacts.includes(fact) || isNoAnswer(value)) return;
        const after = profileFrom(rows({ ...said, [fact]: value }));
        expect(compared(answeredAlso(before, fact, value), fact)).toEqual(compared(after, fact));
      }),
      { numRuns: 40 },
    );
  });

  it('is taken by the same function as all answers, in place of an earlier one', () => {
    const one = fc
      .constantFrom(...instrument.questions)
      .chain((asked) => fc.tuple(fc.constant(asked.fact), anyAnswer(asked)));
    fc.assert(
      fc.property(anyFirm, one, (said, [fact, value]) => {
        const firmWith = withOneMore({ answers: rows(said), sizeRules, standards, capitals, asOf: TODAY });
        expect(firmWith(fact, value)).toEqual(profileFrom(rows({ ...said, [fact]: value })));
      }),
      { numRuns: 200 },
    );
  });
});
