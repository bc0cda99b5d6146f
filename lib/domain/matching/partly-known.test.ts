import { describe, expect, it } from 'vitest';
import { firm, type Said } from '../facts/firm.fixture';
import { demoInput } from './demo.fixture';
import { type Match, matchOffering } from './index';

/** A home dairy; O25 asks for level 2 and a step. */
const dairy: Said = {
  'firm.country': 'NI',
  'firm.subdivision': 'NI-BO',
  'firm.isic': { main: '1050', second: null },
  'firm.employees': 4,
  'access.languages': ['es'],
};
/** A winery; O05 asks for level 1. */
const winery: Said = {
  'firm.country': 'AR',
  'firm.subdivision': 'AR-M',
  'firm.isic': { main: '1102', second: null },
  'firm.employees': 14,
  'access.languages': ['es'],
};
/** A maker of instruments; O33 is new research. */
const maker: Said = {
  'firm.country': 'BR',
  'firm.subdivision': 'BR-SP',
  'firm.isic': { main: '2651', second: null },
  'firm.employees': 300,
  'access.languages': ['pt'],
  'learn.programmes': { public_training: 'running' },
};

function matchOf(said: Said, id: string): Match {
  const match = matchOffering(demoInput(firm(said)), id);
  if (!match) throw new Error(`no match for ${id}`);
  return match;
}

const codes = (reasons: Match['reasons']) => reasons.map(({ code }) => code);
const STEPS = ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'];

function learning(...levels: readonly number[]): Said {
  return Object.fromEntries(levels.map((level, index) => [STEPS[index] ?? '', level]));
}

describe('a learning level known in part', () => {
  it('that cannot reach what is asked is told as the levels still possible', () => {
    // Three answers of 0 and one open: at most 4 of 16, level 1.
    const match = matchOf({ ...dairy, ...learning(0, 0, 0) }, 'O25');
    expect(match.status).toBe('later');
    expect(match.reasons[0]).toEqual({ code: 'later.absorb_range', values: { lo: 0, hi: 1, min: 2 } });
    expect(match.parts?.absorb.reason.code).toBe('absorb.later');
    const whole = matchOf({ ...dairy, ...learning(0, 0, 0, 0) }, 'O25');
    expect(whole.reasons[0]).toEqual({ code: 'later.absorb', values: { level: 0, min: 2 } });
  });

  it('that may still reach it keeps nobody out, and is told as what the answers so far show', () => {
    const match = matchOf({ ...winery, ...learning(0, 0) }, 'O05');
    expect(match.status).toBe('eligible');
    expect(match.parts?.absorb.reason).toEqual({ code: 'absorb.so_far', values: { level: 0, min: 1 } });
    expect(codes(match.labels)).toContain('label.level_so_far');
    expect(codes(match.labels)).not.toContain('label.level_unknown');
  });

  it('that is high enough so far and may still fall is told as open', () => {
    // One answer of 4 and three open: level 1 to 4.
    const match = matchOf({ ...dairy, ...learning(4), 'learn.programmes': { testing: 'running' } }, 'O25');
    expect(match.status).toBe('eligible');
    expect(codes(match.labels)).toContain('label.level_open');
    expect(codes(match.labels)).not.toContain('label.level_unknown');
  });

  it('is told as unknown only where none of the questions was answered', () => {
    expect(codes(matchOf(winery, 'O05').labels)).toContain('label.level_unknown');
    const all = codes(matchOf({ ...winery, ...learning(1, 1, 1, 1) }, 'O05').labels);
    expect(all.filter((code) => code.startsWith('label.level'))).toEqual([]);
  });
});

describe('new research and levels that are not known', () => {
  it('is told as questions, not as a lack', () => {
    const match = matchOf(maker, 'O33');
    expect(match.status).toBe('later');
    expect(codes([...match.reasons, ...match.order])).toEqual([
      'later.pioneering_absorption_not_asked',
      'later.pioneering_quality_not_asked',
    ]);
    expect(match.changes.map(({ reason }) => reason.code)).toEqual([
      'change.learning_level_not_asked',
      'change.quality_level_not_asked',
    ]);
    expect(match.missing).toEqual(expect.arrayContaining(['learn.seek', 'learn.keep', 'cap.qms']));
    expect(codes(match.labels)).not.toContain('label.level_unknown');
  });

  it('is told as a lack once it is known', () => {
    const match = matchOf({ ...maker, ...learning(0, 0, 0, 0), 'cap.qms': 0 }, 'O33');
    expect(codes(match.reasons).slice(0, 2)).toEqual(['later.absorb', 'later.pioneering_absorption']);
    expect(match.changes[0]?.reason.code).toBe('change.learning_level');
  });

  it('opens where the answers reach what it asks', () => {
    expect(matchOf({ ...maker, ...learning(4, 4, 4, 4), 'cap.qms': 4 }, 'O33').missing).not.toContain(
      'learn.seek',
    );
  });
});
