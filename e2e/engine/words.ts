import type { FactValue } from '@/lib/domain/rules';
import type { Firm } from './firms';
import type { Difference } from './hold';
import { indent, listText, ruleLines } from './rule-lines';
import { dayText, FACTS } from './vocabulary';

/** What a written rule reads of its library. */
const NAMES = /"use"|"parameter"|"zone:|"unit":"[A-Za-z]{1,3}"/;

/** In: a difference and the seed it came from. Out: what a person needs to see it, and to see it again. */
export function inWords({ rule, firm, told }: Difference, seed: number): string {
  const { ruleId, asOf, library, written, plain } = rule;
  const predicates = JSON.stringify(written ?? plain).includes('"use"')
    ? Object.entries(library.predicates)
    : [];
  return [
    `Seed ${seed} (PUENTE_SEED=${seed} repeats it). On ${asOf}, rule ${ruleId}, as ${written ? 'written' : 'plain'}:`,
    ...ruleLines(written ?? plain),
    ...predicates.flatMap(([name, meant]) => [`where ${name} means:`, ...ruleLines(meant)]),
    'and a firm of which is known:',
    ...firmLines(firm),
    ...told.map(({ engine, verdict }) => `The ${engine} says ${verdict}.`),
    ...['As JSON:', JSON.stringify({ asOf, ruleId, rule: written ?? plain, firm }, infinityAsText)],
    ...(written ? [JSON.stringify({ plain }, infinityAsText)] : []),
    ...(NAMES.test(JSON.stringify(written)) ? [JSON.stringify({ library }, infinityAsText)] : []),
  ].join('\n');
}

function infinityAsText(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function firmLines(firm: Firm): readonly string[] {
  const facts = Object.entries(firm);
  if (facts.length === 0) return ['  nothing'];
  return facts.flatMap(([key, fact]) => indent(factLines(key, fact)));
}

function factLines(key: string, fact: FactValue): readonly string[] {
  switch (fact.kind) {
    case 'unknown':
      return [`${key}: not known`];
    case 'values':
      return [`${key}: ${listText(fact.values)}`];
    case 'range': {
      const isDate = FACTS.dates.some((date) => date === key);
      const text = (end: number) => (Number.isFinite(end) ? (isDate ? dayText(end) : String(end)) : 'any');
      const range = fact.lo === fact.hi ? text(fact.lo) : `${text(fact.lo)} to ${text(fact.hi)}`;
      return [`${key}: ${range}${fact.unit ? ` ${fact.unit}` : ''}`];
    }
    case 'set':
      return [`${key}: ${fact.members.join(' and ') || 'none'}${openText(fact)}`];
    case 'flag':
      return [`${key}: ${fact.value ? 'yes' : 'no'}`];
    case 'events':
      return [
        `${key}: ${fact.events.length} known${openText(fact)}`,
        ...indent(fact.events.flatMap(({ code, ...days }) => factLines(code, { kind: 'range', ...days }))),
      ];
    case 'entities':
      return [
        `${key}: ${fact.entities.length} known${openText(fact)}`,
        ...fact.entities.flatMap((entity, index) => [
          `  number ${index + 1}:`,
          ...indent([...firmLines(entity)]),
        ]),
      ];
  }
}

function openText({ open }: { open?: true }): string {
  return open ? ', perhaps others' : '';
}
