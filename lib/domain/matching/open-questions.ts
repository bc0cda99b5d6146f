import { areSourcesToName, type FirmProfile, waitsForActivity } from '../facts';
import type { SizeFact } from '../size-classes';
import { KNOWLEDGE_KINDS } from '../vocabulary';

const SIZE = 'size.class';
const GROUPS = 'groups';
const MEMBER = 'member.';
const TIES = 'ties.';
const COMMUNITIES = 'ties.communities';
const SOURCES = 'ties.list';
const QUALITY = ['quality.level', 'cap.QMS', 'readiness'];
const ACTIVITY = 'firm.isic';
const PLACE = ['firm.country', 'firm.subdivision'];
const CLASS = /^\d{4}$/;
const DIVISION = /^\d\d/;

/** The question behind each fact that the size class waits for. */
export const SIZE_QUESTIONS: Readonly<Record<SizeFact, string>> = {
  employees: 'firm.employees',
  country: 'firm.country',
  sector: ACTIVITY,
};

/** Of these, something can be known from elsewhere, or from an answer that does not say all. */
const IN_PART: Readonly<Record<string, (firm: FirmProfile) => boolean>> = {
  'firm.country': ({ country }) => country.kind !== 'exact',
  'firm.subdivision': ({ subdivision }) => subdivision.kind !== 'exact',
  'firm.isic': ({ isic }) => isic.kind !== 'exact' || !DIVISION.test(isic.value),
  'firm.employees': ({ employees }) => employees.kind !== 'exact',
  'need.know': ({ know }) => KNOWLEDGE_KINDS.some((kind) => know[kind] === null),
  // The list of another activity does not count.
  'standards.checklist': ({ qualityBasis }) => qualityBasis.score === null,
};

/**
 * In: a firm, the key of a fact that is open, and the questions behind it. Out: those whose answers could still settle
 * it; none where all was said and it stays open, as an amount on both sides of a limit does.
 */
export function openQuestions(firm: FirmProfile, key: string, behind: readonly string[]): readonly string[] {
  if (key === SIZE) return sizeQuestions(firm);
  const isUnanswered = (one: string) => firm.unknownFacts.includes(one);
  if (key === GROUPS) return distinct([...behind.filter(isUnanswered), ...sizeQuestions(firm)]);
  const isOpen = (one: string) => isUnanswered(one) || (IN_PART[one]?.(firm) ?? false);
  return distinct([...behind.filter(isOpen), ...besides(firm, key)]);
}

/** What a measure waits for beside the questions it is made from. */
function besides(firm: FirmProfile, key: string): readonly string[] {
  const { isic, ties, qualityBasis } = firm;
  if (key === ACTIVITY) return isic.kind === 'exact' && CLASS.test(isic.value) ? [] : [ACTIVITY];
  if (QUALITY.includes(key)) return waitsForActivity(qualityBasis) ? [ACTIVITY] : [];
  // It may not have been asked about this institution yet.
  if (key.startsWith(MEMBER)) return ['firm.associations'];
  if (!key.startsWith(TIES)) return [];
  const toName = key === COMMUNITIES && areSourcesToName(firm) ? [SOURCES] : [];
  const places = ties?.some((tie) => tie.mayMove) ? PLACE.filter((one) => IN_PART[one]?.(firm)) : [];
  return [...toName, ...places];
}

/** Questions that could settle the size class: none where the limits of the country leave it open. */
function sizeQuestions({ size }: FirmProfile): readonly string[] {
  return size.open?.facts.map((fact) => SIZE_QUESTIONS[fact]) ?? [];
}

function distinct(questions: readonly string[]): readonly string[] {
  return [...new Set(questions)];
}
