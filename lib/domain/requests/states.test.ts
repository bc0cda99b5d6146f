import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_SIDES, REQUEST_STATES, REQUEST_STEPS, type RequestState, type RequestStep } from '../people';
import { REQUEST_TABLE, stepProblem, stepsFrom, turnOf } from './states';

// Written out by hand from the issue: who may do what, and where it leads.
const ALLOWED: Readonly<Record<RequestState, string>> = {
  sent: 'firm: withdraw>withdrawn; institution: ask>asked accept>accepted offer>offered list>listed decline>declined',
  asked:
    'firm: reply>sent withdraw>withdrawn; institution: accept>accepted offer>offered list>listed decline>declined',
  listed:
    'firm: withdraw>withdrawn; institution: ask>asked accept>accepted offer>offered list>listed decline>declined',
  offered: 'firm: take>accepted other_date>sent withdraw>withdrawn; institution: offer>offered',
  accepted: 'firm: withdraw>withdrawn; institution:',
  declined: 'firm: appeal>appealed; institution:',
  appealed:
    'firm: withdraw>withdrawn; institution: grant>accepted grant_choice>sent grant_list>listed uphold>refused',
  refused: 'firm:; institution:',
  withdrawn: 'firm:; institution:',
};

describe('the table of requests', () => {
  it.each(Object.entries(ALLOWED))('%s', (text, expected) => {
    const state = REQUEST_STATES.find((one) => one === text);
    const said = REQUEST_SIDES.map((side) => {
      const steps = state ? stepsFrom(state, side) : [];
      return `${side}:${steps.map((step) => ` ${step}>${REQUEST_TABLE[step].to}`).join('')}`;
    });
    expect(said.join('; ')).toBe(expected);
  });

  it('leaves nobody waiting: where it is a side’s turn, that side can do something', () => {
    for (const state of REQUEST_STATES) {
      const turn = turnOf(state);
      if (turn) expect(stepsFrom(state, turn).length, state).toBeGreaterThan(0);
    }
  });

  it('lets a firm withdraw while anything can still come of the request', () => {
    for (const state of REQUEST_STATES) {
      const open = stepsFrom(state, 'institution').length > 0 || state === 'accepted';
      expect(stepsFrom(state, 'firm').includes('withdraw'), state).toBe(open);
    }
  });
});

describe('a step', () => {
  const anyone = {
    person: 'p1',
    isOwnFirm: false,
    decidedBy: null,
    appeal: 'open',
    intake: null,
  } as const;

  it('is open exactly where the table lists it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REQUEST_STEPS),
        fc.constantFrom(...REQUEST_STATES),
        fc.constantFrom(...REQUEST_SIDES),
        (step, state, side) => {
          const isOpen = stepProblem(step, { ...anyone, state, side }) === null;
          const isOther = step === 'grant_choice' || step === 'grant_list';
          expect(isOpen).toBe(stepsFrom(state, side).includes(step) && !isOther);
        },
      ),
    );
  });

  it.each(['grant', 'uphold'] as const)('%s is not for the person who declined', (step: RequestStep) => {
    const asked = {
      state: 'appealed',
      side: 'institution',
      person: 'p1',
      isOwnFirm: false,
      appeal: 'open',
      intake: null,
    } as const;
    expect(stepProblem(step, { ...asked, decidedBy: 'p1' })).toBe('decided');
    expect(stepProblem(step, { ...asked, decidedBy: 'p2' })).toBeNull();
  });

  it('of an appeal is refused once its days are over, and where none is heard', () => {
    const asked = { ...anyone, state: 'declined', side: 'firm' } as const;
    expect(stepProblem('appeal', { ...asked, appeal: 'over' })).toBe('late');
    expect(stepProblem('appeal', { ...asked, appeal: 'none' })).toBe('no_appeal');
    expect(stepProblem('appeal', asked)).toBeNull();
  });

  it('names the wrong side before the wrong state', () => {
    expect(stepProblem('accept', { ...anyone, state: 'withdrawn', side: 'firm' })).toBe('side');
    expect(stepProblem('accept', { ...anyone, state: 'withdrawn', side: 'institution' })).toBe('state');
  });

  it('that gives places one by one is not for a request in an intake, whose choice gives them', () => {
    const asked = { ...anyone, state: 'sent', side: 'institution' } as const;
    const intake = { decides: true, isChosen: true, isFree: true, isLate: false };
    for (const step of ['accept', 'offer', 'list'] as const) {
      expect(stepProblem(step, { ...asked, intake })).toBe('intake');
      expect(stepProblem(step, asked)).toBeNull();
    }
    expect(stepProblem('ask', { ...asked, intake })).toBeNull();
    expect(stepProblem('decline', { ...asked, intake })).toBeNull();
    const offered = { ...anyone, state: 'offered', side: 'firm' } as const;
    expect(stepProblem('other_date', { ...offered, intake })).toBe('intake');
    expect(stepProblem('take', { ...offered, intake })).toBeNull();
    expect(stepProblem('take', { ...offered, intake: { ...intake, isLate: true } })).toBe('gone');
    const started = { ...intake, decides: false, isLate: true };
    expect(stepProblem('take', { ...offered, intake: started })).toBe('gone');
    expect(stepProblem('offer', { ...asked, intake: started })).toBeNull();
  });

  it.each([
    ['without a group', null, 'grant'],
    ['before the choice', { isChosen: false, isFree: false }, 'grant_choice'],
    ['after it with a free place', { isChosen: true, isFree: true }, 'grant'],
    ['after it without one', { isChosen: true, isFree: false }, 'grant_list'],
    ['once the group has started', { decides: false, isChosen: true, isFree: true }, 'grant'],
  ] as const)('that grants an appeal is one of three: %s', (_, says, only) => {
    const intake = says && { decides: true, isLate: false, ...says };
    const asked = { ...anyone, state: 'appealed', side: 'institution', intake } as const;
    const open = (['grant', 'grant_choice', 'grant_list'] as const).filter(
      (step) => stepProblem(step, asked) === null,
    );
    expect(open).toEqual([only]);
  });

  it('of the institution is not for somebody who also acts for the firm (PG-16)', () => {
    for (const state of REQUEST_STATES)
      for (const step of stepsFrom(state, 'institution'))
        expect(stepProblem(step, { ...anyone, isOwnFirm: true, state, side: 'institution' })).toBe('own');
    const firm = { ...anyone, isOwnFirm: true, state: 'sent', side: 'firm' } as const;
    expect(stepProblem('withdraw', firm)).toBeNull();
  });

  it('that follows from a rule is nobody’s to take', () => {
    expect(stepProblem('lapse', { ...anyone, state: 'offered', side: 'institution' })).toBe('state');
  });
});
