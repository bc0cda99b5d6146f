import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../../facts';
import { profileFrom, rows, type Said } from '../../facts/firm.fixture';
import { aFirm, anInstitution, anOffering, inputOf, unknown } from '../builders.fixture';
import { demoInput, exampleFirm, runExample } from '../demo.fixture';
import { viewOfFirm } from '../firm-reader';
import { someFirm } from '../firms.fixture';
import { type MatchInput, type MatchRun, runMatching } from '../index';
import { trialsFor } from './trials';

/** Thousands of whole runs, on a machine that does other things too. */
const SLOW = 60_000;

describe('answer next', () => {
  it(
    'equals running the whole matching once for every possible answer',
    () => {
      fc.assert(
        fc.property(someFirm, fc.nat(), (firm, pick) => {
          // One open question per firm keeps the second calculation affordable.
          const seen = viewOfFirm(firm).firm;
          const trials = trialsFor(demoInput(seen)).filter(({ fact }) => fact !== 'need.priorities');
          const fact = trials[pick % Math.max(1, trials.length)]?.fact;
          if (!fact) return;
          const run = runMatching(unlimited(demoInput(firm)));
          const told = run.answerNext.find((next) => next.fact === fact);
          const firms = trials.flatMap((trial) => (trial.fact === fact ? trial.firms : []));
          const { statuses, first } = byBruteForce(run, firm, firms);
          expect([told?.statuses ?? 0, told?.first ?? 0]).toEqual([statuses.size, first.size]);
          expect(new Set(told?.offerings)).toEqual(new Set([...statuses, ...first]));
        }),
        { numRuns: 12 },
      );
    },
    SLOW,
  );

  it(
    'tries every order of up to three choices',
    () => {
      const firm = { ...exampleFirm('F5'), priorities: null, unknownFacts: ['need.priorities'] };
      const [trial] = trialsFor(demoInput(firm)).filter(({ fact }) => fact === 'need.priorities');
      expect(trial?.firms).toHaveLength(1 + 9 + 9 * 8 + 9 * 8 * 7);
      const run = runMatching(unlimited(demoInput(firm)));
      const { statuses, first } = byBruteForce(run, firm, trial?.firms ?? []);
      expect(run.answerNext.find(({ fact }) => fact === 'need.priorities')).toMatchObject({
        statuses: statuses.size,
        first: first.size,
      });
    },
    SLOW,
  );

  it('leads an empty form to support, choices, knowledge and learning', () => {
    expect(runExample('F9').answerNext).toEqual([
      { fact: 'learn.programmes', statuses: 1, first: 0, offerings: ['O16'] },
      { fact: 'need.priorities', statuses: 0, first: 1, offerings: ['O15'] },
      { fact: 'need.know', statuses: 0, first: 1, offerings: ['O21'] },
      { fact: 'learn.seek', statuses: 0, first: 1, offerings: ['O15'] },
    ]);
  });

  it('asks for the last step of learning where it decides', () => {
    const told = { 'learn.seek': 0, 'learn.understand': 2, 'learn.try': 0 };
    const { absorption, unknownFacts } = profileFrom(rows(told));
    const firm = aFirm({ absorption, unknownFacts: unknownFacts.filter((fact) => fact === 'learn.keep') });
    expect(runMatching(inputOf(firm, [anOffering({ minAc: 1 })])).answerNext).toEqual([]);
    const { answerNext } = runMatching(inputOf(firm, [anOffering({ minAc: 2 })]));
    expect(answerNext).toEqual([{ fact: 'learn.keep', statuses: 1, first: 0, offerings: ['O1'] }]);
  });

  it('begins with the country, and asks for the place only once the country is known', () => {
    const facts = (firm: FirmProfile) => runMatching(demoInput(firm)).answerNext.map(({ fact }) => fact);
    expect(facts(profileFrom([]))[0]).toBe('firm.country');
    expect(facts(profileFrom([]))).not.toContain('firm.subdivision');
    expect(facts(profileFrom(rows({ 'firm.country': 'CL' })))).toContain('firm.subdivision');
  });

  it('asks for no more than the policy says, and for nothing that moves nothing', () => {
    expect(runMatching(demoInput(profileFrom([]))).answerNext).toHaveLength(5);
    expect(runMatching(demoInput(aFirm({ unknownFacts: [] }))).answerNext).toEqual([]);
  });

  it('asks for the self-check list where it moves the level of quality work past an offering', () => {
    // F1: level 1, with all lines ticked floor((1 + 3)/2 + 0.5) = 2. O02 takes quality from 0 to 2 only, so its need
    // falls from 5/6 to 3/6 and its total from 86.8 to 78.5, below the 78.7 of O01, which takes it further.
    expect(runExample('F1').answerNext).toEqual([
      { fact: 'standards.checklist', statuses: 0, first: 1, offerings: ['O01'] },
    ]);
  });

  it('knows what the self-check list and a certificate do to the level of quality work', () => {
    const said = { 'firm.isic': { main: '1102', second: null }, 'cap.qms': 2 };
    const trials = (more: Said) => trialsFor(demoInput(profileFrom(rows({ ...said, ...more }))));
    const levelsIn = (fact: string, more: Said = {}) =>
      new Set(
        trials(more)
          .filter((trial) => trial.fact === fact)
          .flatMap(({ firms }) => firms.map(({ levels, quality }) => [levels.QMS, quality] as const))
          .map(([level, { lo, hi }]) => [level.kind === 'exact' ? level.value : null, lo, hi].join()),
      );
    // The list is open to 3 while certificates are: floor((2 + score)/2 + 0.5) is 1, 2, 2, 3.
    expect(levelsIn('standards.checklist')).toEqual(new Set(['1,1,3', '2,2,3', '3,3,3']));
    expect(levelsIn('standards.checklist', { 'standards.held': {} })).toEqual(
      new Set(['1,1,1', '2,2,2', '3,3,3']),
    );
    // Without a certificate the list still counts, with one the level is 3 at least.
    expect(levelsIn('standards.held')).toEqual(new Set(['2,1,3', '3,3,3']));
    expect(
      levelsIn('cap.qms', {
        'cap.qms': { state: 'skipped' },
        'standards.held': {},
        'standards.checklist': { lists: ['haccp'], ticked: [] },
      }),
    ).toEqual(new Set(['0,0,0', '1,1,1', '2,2,2']));
  });

  it('tries a certificate that opens frontier work by quality alone', () => {
    const firm = profileFrom(
      rows({
        'firm.country': 'AR',
        'firm.subdivision': 'AR-M',
        'firm.isic': { main: '1102', second: null },
        'firm.employees': 14,
        'access.languages': ['es'],
        'cap.qms': 1,
        'standards.checklist': { lists: ['haccp'], ticked: [] },
        'learn.programmes': { group: 'running' },
        ...Object.fromEntries(['seek', 'understand', 'try', 'keep'].map((one) => [`learn.${one}`, 3])),
      }),
    );
    const { matches, answerNext } = runMatching(inputOf(firm, [anOffering({ nature: 'pioneering' })]));
    expect(matches[0]?.reasons.map(({ code }) => code)).toEqual(['later.pioneering_quality_not_asked']);
    expect(answerNext).toContainEqual({ fact: 'standards.held', statuses: 1, first: 0, offerings: ['O1'] });
  });

  it('asks for the membership that keeps a door closed unless', () => {
    const access = { nonmemberRoute: false, entryLevel: true, appeal: true, reserved: {} };
    const firm = aFirm({ memberOf: {}, memberOfNone: false, unknownFacts: ['firm.associations'] });
    const run = runMatching(
      inputOf(firm, [anOffering({ membership: 'required' })], [anInstitution({ access })]),
    );
    expect(run.answerNext).toEqual([{ fact: 'firm.associations', statuses: 1, first: 0, offerings: ['O1'] }]);
  });

  describe('on who leads the firm', () => {
    // Two alike at 80 dollars, more than the 50 the firm can pay: 0.3 of 5 points each, and O1 first by its id.
    // Half off for women brings O2 to 40, within what it can pay: 0.7.
    const dear = anOffering({ id: 'O1', priceUsd: 80, waiver: {} });
    const lower = anOffering({ id: 'O2', priceUsd: 80, waiver: { women: 50 } });
    const lead = 'people.lead_group';
    const open = aFirm({ feeMax: 50, groups: [], unknownFacts: [lead] });

    it('asks where a lower fee for a group moves the first place', () => {
      const run = runMatching(inputOf(open, [dear, lower]));
      expect(run.matches[0]?.offering).toBe('O1');
      expect(run.answerNext).toEqual([{ fact: lead, statuses: 0, first: 1, offerings: ['O2'] }]);
    });

    it('does not ask where no fee names such a group, nor once it is answered', () => {
      expect(runMatching(inputOf(open, [dear])).answerNext).toEqual([]);
      const forMicro = anOffering({ id: 'O2', priceUsd: 80, waiver: { micro: 100 } });
      expect(runMatching(inputOf(open, [dear, forMicro])).answerNext).toEqual([]);
      expect(runMatching(inputOf({ ...open, unknownFacts: [] }, [dear, lower])).answerNext).toEqual([]);
    });

    it('does not ask again whoever prefers not to say', () => {
      const asked = (said: Said) => {
        const { unknownFacts, declinedFacts } = profileFrom(rows(said));
        const firm = { ...open, unknownFacts: unknownFacts.filter((fact) => fact === lead), declinedFacts };
        return runMatching(inputOf(firm, [dear, lower])).answerNext.map(({ fact }) => fact);
      };
      expect(asked({})).toEqual([lead]);
      expect(asked({ [lead]: { state: 'dont_know' } })).toEqual([lead]);
      expect(asked({ [lead]: ['no_say'] })).toEqual([]);
      expect(asked({ [lead]: { state: 'no_say' } })).toEqual([]);
    });
  });

  it('never asks for what a certificate or a step cannot show', () => {
    const offering = anOffering({ requires: { all: ['platform_ready'], any: [] } });
    const firm = aFirm({ unknownFacts: ['learn.programmes', 'standards.held'] });
    expect(runMatching(inputOf(firm, [offering])).answerNext).toEqual([]);
    const asking = anOffering({ requires: { all: [], any: ['GOTS'] } });
    expect(runMatching(inputOf(firm, [asking])).answerNext.map(({ fact }) => fact)).toEqual([
      'standards.held',
    ]);
  });

  it('tries the sizes that are left', () => {
    const size = {
      ...aFirm().size,
      basis: 'legal' as const,
      class: { kind: 'candidates' as const, values: ['small' as const, 'medium' as const] },
      open: { why: 'facts' as const, facts: ['sector' as const] },
    };
    const firm = aFirm({ size, isic: { kind: 'candidates', values: ['1101', '1102'] } });
    expect(runMatching(inputOf(firm, [anOffering()])).answerNext).toEqual([
      { fact: 'firm.isic', statuses: 1, first: 0, offerings: ['O1'] },
    ]);
  });

  it('asks for no headcount again where the limits of the country leave the size open', () => {
    const grower = profileFrom(
      rows({
        'firm.country': 'MX',
        'firm.subdivision': 'MX-SIN',
        'firm.isic': { main: '0113', second: null },
        'firm.employees': 35,
        'access.languages': ['es'],
      }),
    );
    const facts = runMatching(unlimited(demoInput(grower))).answerNext.map(({ fact }) => fact);
    expect(facts).not.toContain('firm.employees');
    expect(facts).not.toContain('firm.isic');
    expect(facts).not.toContain('firm.sales_band');
  });

  it('counts an activity known in part as open', () => {
    const firm = aFirm({ isic: { kind: 'candidates', values: ['1101', '2930'] }, languages: unknown });
    expect(runMatching(inputOf(firm, [anOffering()])).answerNext.map(({ fact }) => fact)).toEqual([
      'firm.isic',
      'access.languages',
    ]);
  });
});

function unlimited(input: MatchInput): MatchInput {
  return { ...input, policy: { ...input.policy, answerNextLimit: 100 } };
}

function byBruteForce(run: MatchRun, firm: FirmProfile, firms: readonly FirmProfile[]) {
  const before = new Map(run.matches.map(({ offering, status }) => [offering, status]));
  const leader = leaderOf(run);
  const statuses = new Set<string>();
  const first = new Set<string>();
  for (const after of firms) {
    const again = runMatching({
      ...demoInput(after),
      policy: { ...demoInput(firm).policy, answerNextLimit: 0 },
    });
    for (const { offering, status } of again.matches)
      if (status !== before.get(offering)) statuses.add(offering);
    const best = leaderOf(again);
    if (best !== undefined && best !== leader) first.add(best);
  }
  return { statuses, first };
}

function leaderOf({ matches }: MatchRun): string | undefined {
  return matches.find(({ parts }) => parts !== null)?.offering;
}
