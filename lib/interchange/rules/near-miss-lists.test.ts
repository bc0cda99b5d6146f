import { expect, it } from 'vitest';
import { NO_LIBRARY, type WrittenRule } from '@/lib/domain/rules';
import { plain } from '@/lib/messages/rule-text/rule-text.fixture';
import { runRules } from './testing/run';

const language = 'puente-rules/1';
const facts = { made: { kind: 'set', power: 'do', questions: ['q'], hierarchy: 'sector' } };

/** What the command tells of a firm that makes nothing. */
function told(rule: WrittenRule): string {
  const document = { language, id: 'r', version: 1, title: { en: 'R' }, rule };
  const { out, err } = runRules(
    {
      'rules.json': { language, library: NO_LIBRARY, rules: [document] },
      'facts.json': facts,
      'firm.json': { made: { set: [] } },
    },
    ['near-miss', 'rules.json', '--facts', 'facts.json', '--firm', 'firm.json'],
  );
  expect(err).toBe('');
  return plain(out);
}

it('tells of an area without what is taken away from it', () => {
  expect(told({ id: 'a', op: 'reaches', fact: 'made', codes: ['C'], except: ['10'] })).toContain(
    '“made”: at least one in Manufacturing (C), except Manufacture of food products (10).',
  );
});

it('tells how many more codes a list needs, and of what list', () => {
  const count = (value: number): WrittenRule => ({
    ...{ id: 'c', op: 'compare', left: { term: 'count', fact: 'made' }, relation: '>=' },
    right: { term: 'number', value },
  });
  expect(told(count(1))).toContain('“made”: one more, whichever it is.');
  expect(told(count(3))).toContain('“made”: 3 more, whichever they are.');
});
