import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, nodesOf, resolve, type WrittenRule } from '../../domain/rules';
import { LOCALES, type Locale } from '../../domain/vocabulary';
import { formatDate, formatNumber } from '../format';
import { readFinding } from './finding';
import { findingLines, ruleLines, ruleSentence } from './lines';
import { readRule } from './read';
import { library, namesIn, plain, sayIn, TODAY } from './rule-text.fixture';
import type { FindingReading, RuleReading } from './types';
import { firmFacts, withOwnIds, writtenRule } from './written.fixture';

const UNTIDY =
  /undefined|\bnull\b|NaN|\[object|Infinity| {2}|[{}]| [.;,:]|[.;,:]{2}|^\s|\s$|\(\)|; (and|or|y|o|e|u) \(|\.\)|fewer than 0 |-\d/;
/** Codes without a name stand in quotation marks. */
const QUOTED = /[“«][^”»]*[”»]/g;
const RAW =
  /\b(atLeast|intersects|calendarYear|elapsed|happened|linked|exists|informative|to_verify|zone:|owners\.|firm\.)\b/;
const locale = fc.constantFrom(...LOCALES);

function all<Node extends { parts: readonly Node[] }>(node: Node): readonly Node[] {
  return [node, ...node.parts.flatMap((part) => all<Node>(part))];
}

/** Brackets that nothing closes, or that nothing opened. */
function unclosed(text: string): number {
  return [...text].reduce((open, sign) => {
    if (open < 0) return open;
    return sign === '(' ? open + 1 : sign === ')' ? open - 1 : open;
  }, 0);
}

function bare({ within: _, parts, ...rest }: RuleReading): unknown {
  return { ...rest, parts: parts.map(bare) };
}

describe('any rule in words', () => {
  it('is told in whole sentences without codes of the language', () => {
    fc.assert(
      fc.property(writtenRule, locale, (rule, language) => {
        const say = sayIn(language);
        const reading = readRule(rule, say);
        const texts = all(reading).flatMap(({ text, notes }) => [text, ...notes.map((note) => note.text)]);
        for (const text of [
          ...texts,
          ruleSentence(reading, say.t),
          ...ruleLines(reading).map((line) => line.trim()),
        ]) {
          expect(text).not.toMatch(UNTIDY);
          expect(text.replaceAll(QUOTED, '')).not.toMatch(RAW);
          expect(unclosed(text)).toBe(0);
          expect(text).toMatch(/[\p{L}\d»”)][.:?]?$/u);
        }
        for (const text of texts) expect(text).toMatch(/^[\p{Lu}\d“«(]/u);
      }),
      { numRuns: 400 },
    );
  });

  it('names every value that is asked for', () => {
    fc.assert(
      fc.property(writtenRule, locale, (rule, language) => {
        const say = sayIn(language);
        const told = plain(ruleSentence(readRule(rule, say), say.t)).toLowerCase();
        const all = plain(ruleLines(readRule(rule, say)).join('\n')).toLowerCase();
        for (const node of nodesOf(rule))
          for (const word of askedWords(node, language))
            expect(`${told}\n${all}`).toContain(plain(word).toLowerCase());
      }),
      { numRuns: 400 },
    );
  });

  it('reads the same when it is denied twice', () => {
    fc.assert(
      fc.property(writtenRule, locale, (rule, language) => {
        const twice: WrittenRule = { id: 'n1', op: 'not', of: { id: 'n2', op: 'not', of: rule } };
        expect(bare(readRule(twice, sayIn(language)))).toEqual(bare(readRule(rule, sayIn(language))));
      }),
    );
  });

  it('reads otherwise when it is denied once', () => {
    fc.assert(
      fc.property(writtenRule, locale, (rule, language) => {
        const say = sayIn(language);
        const denied = readRule({ id: 'n1', op: 'not', of: rule }, say);
        expect(ruleSentence(denied, say.t)).not.toBe(ruleSentence(readRule(rule, say), say.t));
      }),
    );
  });

  it('has a reading for each node that is asked of the firm itself', () => {
    fc.assert(
      fc.property(writtenRule.map(withOwnIds), (rule) => {
        const read = new Set(
          all(readRule(rule, sayIn('en'))).flatMap(({ node, within }) => [node, ...within]),
        );
        const inTerms = nodesOf(rule).flatMap((node) =>
          node.op === 'compare' ? nodesOf(node).slice(1) : [],
        );
        const hidden = new Set(inTerms.map(({ id }) => id));
        expect(nodesOf(rule).filter(({ id }) => !hidden.has(id) && !read.has(id))).toEqual([]);
      }),
    );
  });
});

describe('any finding in words', () => {
  it('is told whole, and its words hold exactly where the rule does', () => {
    fc.assert(
      fc.property(writtenRule.map(withOwnIds), firmFacts, locale, (rule, facts, language) => {
        const resolution = resolve(rule, { ruleId: 'test', library, asOf: TODAY });
        fc.pre(resolution.ok);
        if (!resolution.ok) return;
        const finding = evaluate(resolution.rule, (fact) => facts[fact] ?? { kind: 'unknown' });
        const reading = readFinding(rule, finding, sayIn(language, 'firm'));
        for (const line of findingLines(reading)) {
          expect(line.trim()).not.toMatch(UNTIDY);
          expect(line.replaceAll(QUOTED, '')).not.toMatch(RAW);
          expect(unclosed(line)).toBe(0);
        }
        if (reading.verdict !== null && !isInformative(rule)) expect(reading.verdict).toBe(finding.verdict);
        for (const node of all<FindingReading>(reading)) expectSettled(node);
      }),
      { numRuns: 600 },
    );
  });
});

/** What is not settled says what would settle it, there or below; what is settled asks nothing. */
function expectSettled(node: FindingReading): void {
  if (node.verdict !== 'unknown') expect(node.missing).toEqual([]);
  const asked = all<FindingReading>(node).flatMap(({ missing }) => missing);
  if (node.verdict === 'unknown' && node.status !== '') expect(asked.length).toBeGreaterThan(0);
}

/** A criterion that only tells is met in any case; its words tell what came of it. */
function isInformative(rule: WrittenRule): boolean {
  if (rule.op === 'criterion') return rule.kind === 'informative' || isInformative(rule.of);
  return (rule.op === 'all' || rule.op === 'any') && rule.of.length === 1 && rule.of.some(isInformative);
}

function askedWords(node: WrittenRule, language: Locale): readonly string[] {
  const names = namesIn(language);
  const limits = (...ends: readonly (number | null | { parameter: string })[]) =>
    ends.flatMap((end) =>
      end === null
        ? []
        : typeof end === 'number'
          ? [formatNumber(language, end)]
          : [names.parameter(end.parameter)],
    );
  switch (node.op) {
    case 'in':
      return node.values.map(names.country);
    case 'under':
    case 'reaches': {
      const except = (node.except ?? []).map((code) => names.value('country', code));
      if (node.codes.includes('*')) return except;
      const plainCodes = node.codes.filter((code) => !code.startsWith('zone:'));
      return [...plainCodes.map((code) => names.value('country', code)), ...except];
    }
    case 'between':
    case 'elapsed':
      // Nobody has fewer than no people, and nought days ago is today.
      return limits(node.min, node.max).filter((end) => end !== '0');
    case 'dates':
      return [node.from, node.to].flatMap((day) => (day === null ? [] : [formatDate(language, day)]));
    case 'recent':
      return node.last === 1 ? [] : [formatNumber(language, node.last)];
    case 'happened':
      return [...node.codes.map((code) => names.value('support', code)), ...limits(...counts(node))];
    case 'linked':
      return limits(...counts(node));
    case 'use':
      return [names.predicate(node.predicate)];
    case 'atLeast':
      return node.of.length === 0 || node.count === 0 ? [] : [formatNumber(language, node.count)];
    default:
      return [];
  }
}

/** Never and once are words. */
function counts({ min, max }: Extract<WrittenRule, { op: 'happened' | 'linked' }>) {
  return [min, max].filter((end) => end !== 0 && end !== 1);
}
