import { add, decimal, divide, type Fraction, fraction, multiply } from '../../fraction';
import type { Reason } from '../../rules';
import { KNOWLEDGE_KINDS, type KnowledgeKind } from '../../vocabulary';
import type { PartInput, Scored } from './types';

type Part = { kind: KnowledgeKind; need: number; strength: number };
const NONE = fraction(0);
/** Strength of an offering whose main purpose is this kind of knowledge. */
const MAIN_PURPOSE = 1;

/** Know: how strong the offering is in the kinds of knowledge the firm lacks. */
export function know({ offering, firm, setting }: PartInput): Scored {
  const { need: needs } = firm.gap;
  const parts: readonly Part[] = KNOWLEDGE_KINDS.map((kind) => ({
    kind,
    need: needs[kind] ?? 0,
    strength: offering.knowledge[kind],
  }));
  const strong = () => parts.filter(({ strength }) => strength >= MAIN_PURPOSE).map(({ kind }) => kind);
  const { knowUnknown } = setting.exact;
  const open = KNOWLEDGE_KINDS.filter((kind) => needs[kind] === null);
  if (open.length === KNOWLEDGE_KINDS.length)
    return { value: knowUnknown, explain: () => ({ code: 'know.unknown', values: { strong: strong() } }) };
  if (open.length > 0)
    return { value: knowUnknown, explain: () => ({ code: 'know.partly_unknown', values: { open } }) };
  const all = parts.reduce((sum, { need }) => sum + need, 0);
  if (all === 0)
    return { value: knowUnknown, explain: () => ({ code: 'know.no_gap', values: { strong: strong() } }) };
  const met = parts.map(({ need, strength }) => multiply(fraction(need), decimal(strength)));
  return { value: divide(met.reduce<Fraction>(add, NONE), fraction(all)), explain: () => reasonFor(parts) };
}

function reasonFor(parts: readonly Part[]): Reason {
  const kinds = (test: (part: Part) => boolean) => parts.filter(test).map(({ kind }) => kind);
  const strong = kinds(({ need, strength }) => need > 0 && strength >= MAIN_PURPOSE);
  const some = kinds(({ need, strength }) => need > 0 && strength > 0);
  const given = kinds(({ strength }) => strength > 0);
  if (strong.length > 0) return { code: 'know.strong', values: { strong } };
  if (some.length > 0) return { code: 'know.some', values: { some } };
  return given.length > 0
    ? { code: 'know.known_already', values: { given } }
    : { code: 'know.none', values: {} };
}
