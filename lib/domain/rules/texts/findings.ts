import { nodesOf, type RuleDocument, type RuleLibrary } from '../language';
import type { ReasonValues } from '../types';
import { statedLimits } from './quantities';
import { type OwnLimit, type OwnLimits, ownLimits } from './rule-limits';
import { placesOfTitle, statedPlaces } from './stated-places';
import type { StatedLimit, StatedPlace, TextFinding, TextReading } from './types';

type Passage = { node: string; text: string };
type Said<T> = { node: string; of: T };

/**
 * In: a rule, what it refers to, and what places and facts are called. Out: where its texts in English state another
 * limit than the rule has, or one that the rule does not have. What a text leaves unsaid contradicts nothing.
 */
export function textFindings(
  document: Pick<RuleDocument, 'id' | 'title' | 'rule'>,
  { library, reading }: { library: RuleLibrary; reading: TextReading },
): readonly TextFinding[] {
  const passages = passagesOf(document);
  const own = ownLimits(document, library, reading);
  const limits = passages.flatMap(({ node, text }) => statedLimits(text).map((of) => ({ node, of })));
  const findings = [
    ...limitFindings(limits, own),
    ...personFindings(limits, own),
    ...placeFindings(document, passages, own, reading),
  ];
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const { text: _text, ...values } = finding.values;
    const key = JSON.stringify([
      finding.code,
      finding.code === 'text_adds_limit' ? '' : finding.node,
      values,
    ]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ rule: document.id, ...finding, mend: null }];
  });
}

type Found = Omit<TextFinding, 'rule' | 'mend'>;

function passagesOf({ title, rule }: Pick<RuleDocument, 'title' | 'rule'>): readonly Passage[] {
  const texts = nodesOf(rule).flatMap((node): readonly Passage[] => {
    const text = node.op === 'prose' || node.op === 'criterion' ? node.text?.en : undefined;
    return text === undefined ? [] : [{ node: node.id, text }];
  });
  return title.en === undefined ? texts : [{ node: rule.id, text: title.en }, ...texts];
}

function limitFindings(limits: readonly Said<StatedLimit>[], own: OwnLimits): readonly Found[] {
  return limits.flatMap(({ node, of: stated }) => {
    if (stated.measure === 'person_age') return [];
    const held = own[stated.measure];
    const values: ReasonValues = {
      measure: stated.measure,
      text: stated.excerpt,
      ...said(stated),
      ...has(held, stated),
    };
    if (isAgainst(stated, held)) return [found('text_contradicts_limit', held?.node ?? node, values)];
    return isBeyond(stated, held) ? [found('text_adds_limit', node, values)] : [];
  });
}

/** Both set a limit at the same end, and not the same one; a text that sets none excludes any. */
function isAgainst(stated: StatedLimit, held: OwnLimit | null): held is OwnLimit {
  if (!held) return false;
  if (stated.unit !== undefined && held.unit !== undefined && stated.unit !== held.unit) return false;
  const differs = (said: number | null, has: number | null) => said !== null && has !== null && said !== has;
  return differs(stated.min, held.min) || differs(stated.max, held.max);
}

function isBeyond(stated: StatedLimit, held: OwnLimit | null): boolean {
  const isNew = (said: number | null, has: number | null | undefined) =>
    said !== null && Number.isFinite(said) && (has ?? null) === null;
  return isNew(stated.min, held?.min) || isNew(stated.max, held?.max);
}

/** Limits of the firm's age that are the numbers the text gives for the age of a person. */
function personFindings(limits: readonly Said<StatedLimit>[], { age }: OwnLimits): readonly Found[] {
  if (!age || limits.some(({ of }) => of.measure === 'age')) return [];
  return limits.flatMap(({ of: stated }) =>
    stated.measure === 'person_age' && stated.min === age.min && stated.max === age.max
      ? [
          found('text_contradicts_limit', age.node, {
            ...{ measure: 'person_age', text: stated.excerpt },
            ...said(stated),
            ...has(age, stated),
          }),
        ]
      : [],
  );
}

/** The places of the title and the prose together against those of the rule, in both directions. */
function placeFindings(
  { title, rule }: Pick<RuleDocument, 'title' | 'rule'>,
  passages: readonly Passage[],
  { places }: OwnLimits,
  reading: TextReading,
): readonly Found[] {
  const stated: readonly StatedPlace[] = [
    ...placesOfTitle(title.en ?? '', reading),
    ...passages.filter(({ node }) => node !== rule.id).flatMap(({ text }) => statedPlaces(text, reading)),
  ];
  const [first] = stated;
  if (!first || !places) return [];
  const units = new Set(stated.flatMap((place) => place.units));
  const isSame = units.size === places.units.length && places.units.every((unit) => units.has(unit));
  if (isSame) return [];
  const values = {
    measure: 'place',
    text: first.excerpt,
    stated: [...new Set(stated.map(({ name }) => name))],
    statedUnits: [...units].toSorted(),
    own: places.units.toSorted(),
  };
  return [found('text_contradicts_limit', places.node, values)];
}

function found(code: Found['code'], node: string, values: ReasonValues): Found {
  return { node, severity: code === 'text_adds_limit' ? 'hint' : 'warning', code, values };
}

function said({ min, max, unit }: StatedLimit): ReasonValues {
  return { stated: shown(min, max), ...(unit !== undefined && { unit }) };
}

/** Of the rule, the ends that the text speaks of. */
function has(held: OwnLimit | null, { min, max }: StatedLimit): ReasonValues {
  return { own: shown(min === null ? null : (held?.min ?? null), max === null ? null : (held?.max ?? null)) };
}

/** The one end that is limited, or both in a list; none leaves nothing to show. */
function shown(min: number | null, max: number | null): string | number | readonly string[] {
  const ends = [min, max].filter((end) => end !== null).map((end) => (Number.isFinite(end) ? end : 'any'));
  const [first, ...others] = ends;
  return first === undefined ? '' : others.length === 0 ? first : ends.map(String);
}
