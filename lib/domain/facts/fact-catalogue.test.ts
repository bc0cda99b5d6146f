import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactValue, factEntry } from '../rules';
import { anyFirm } from './any-firm.fixture';
import { diagnosticFacts } from './fact-catalogue';
import { firm } from './firm.fixture';
import { questionFacts } from './instrument';
import { factReader, readableFacts } from './reader';

const KINDS: Readonly<Record<string, FactValue['kind']>> = {
  code: 'values',
  number: 'range',
  amount: 'range',
  date: 'range',
  set: 'set',
  flag: 'flag',
};

describe('the catalogue of facts', () => {
  it.each(readableFacts)('%s is asked for by questions of the instrument', (key) => {
    const questions = diagnosticFacts[key]?.questions ?? [];
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) expect(questionFacts).toContain(question);
  });

  it('knows memberships by their beginning, and nothing it was not told of', () => {
    expect(factEntry(diagnosticFacts, 'member.I12')).toMatchObject({
      kind: 'flag',
      power: 'do',
      questions: ['firm.associations'],
    });
    expect(factEntry(diagnosticFacts, 'firm.colour')).toBeNull();
    expect(factEntry(diagnosticFacts, 'toString')).toBeNull();
  });

  it.each(['firm.country', 'firm.isic', 'firm.employees', 'groups', 'size.class'])(
    'does not let a firm change its %s',
    (key) => expect(diagnosticFacts[key]?.power).toBe('fixed'),
  );

  it('says of every fact what the reader gives: its kind, its codes and its bounds', () => {
    fc.assert(
      fc.property(anyFirm, (said) => {
        const read = factReader(firm(said));
        for (const key of readableFacts) {
          const [entry, value] = [diagnosticFacts[key], read(key)];
          if (!entry || value.kind === 'unknown') continue;
          expect([key, value.kind]).toEqual([key, KINDS[entry.kind]]);
          if (value.kind === 'range') {
            expect(value.lo).toBeGreaterThanOrEqual(entry.min ?? -Infinity);
            expect(value.hi).toBeLessThanOrEqual(entry.max ?? Infinity);
          }
          if (entry.values && value.kind === 'values')
            expect(entry.values).toEqual(expect.arrayContaining([...value.values]));
          if (entry.values && value.kind === 'set')
            expect(entry.values).toEqual(expect.arrayContaining([...value.members]));
        }
      }),
      { numRuns: 300 },
    );
  });
});
