import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishTurn } from './publishing';

describe('whose turn it is to publish', () => {
  it.each([
    [false, null, 'free'],
    [false, 'maria', 'free'],
    [true, null, 'ask'],
    [true, 'maria', 'wait'],
    [true, 'jose', 'second'],
  ] as const)('two people: %s, asked by %s: %s', (twoPeople, asker, turn) => {
    expect(publishTurn(twoPeople, asker === null ? null : { person: asker }, 'maria')).toBe(turn);
  });

  it('is never that of one alone where two are needed', () => {
    const people = fc.constantFrom('maria', 'jose', 'ana');
    fc.assert(
      fc.property(fc.option(people), people, (asker, looker) => {
        const turn = publishTurn(true, asker === null ? null : { person: asker }, looker);
        expect(turn === 'free' || (turn === 'second' && asker === looker)).toBe(false);
      }),
    );
  });
});
