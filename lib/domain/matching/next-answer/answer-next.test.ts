import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirmProfile } from '../../facts';
import { profileFrom, rows } from '../../facts/firm.fixture';
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
    expect(runExample('F1').answerNext).toEqual([]);
  });

  it('asks for the membership that keeps a door closed unless', () => {
    const access = { nonmemberRoute: false, entryLevel: true, appeal: true, reserved: {} };
    const firm = aFirm({ memberOf: {}, memberOfNone: false, unknownFacts: ['firm.associations'] });
    const run = runMatching(
      inputOf(firm, [anOffering({ membership: 'required' })], [anInstitution({ access })]),
    );
    expect(run.answerNext).toEqual([{ fact: 'firm.associations', statuses: 1, first: 0, offerings: ['O1'] }]);
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
    };
    const firm = aFirm({ size, unknownFacts: ['firm.sales_band'] });
    expect(runMatching(inputOf(firm, [anOffering()])).answerNext).toEqual([
      { fact: 'firm.sales_band', statuses: 1, first: 0, offerings: ['O1'] },
    ]);
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
