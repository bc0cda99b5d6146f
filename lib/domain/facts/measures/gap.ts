import { KNOWLEDGE_KINDS, type KnowledgeKind } from '../../vocabulary';
import { knowSchema } from '../answer-schemas';
import { readAs } from '../sheet';
import type { AnswerSheet, FirmProfile, GapType } from '../types';
import settings from './settings.json' with { type: 'json' };

type Parts = Readonly<Record<KnowledgeKind, number | null>>;

const NOTHING_KNOWN: Parts = { what: null, how: null, why: null };
/** With equal needs the way of doing comes before the reason, and the reason before the requirement. */
const BY_WEIGHT: readonly KnowledgeKind[] = ['how', 'why', 'what'];

/** What the firm knows of its first choice, 0 to 2 per kind. */
export function knowledgeOf(sheet: AnswerSheet): Parts {
  return readAs(sheet, 'need.know', knowSchema) ?? NOTHING_KNOWN;
}

/** What is missing to know it fully; the kind of gap is unknown while one part is. */
export function gapOf(know: Parts): FirmProfile['gap'] {
  const need = { what: needOf(know.what), how: needOf(know.how), why: needOf(know.why) };
  return { type: gapType(need), need };
}

function needOf(known: number | null): number | null {
  return known === null ? null : settings.fullKnowledge - known;
}

function gapType(need: Parts): GapType {
  const needs = KNOWLEDGE_KINDS.map((kind) => need[kind]).filter((one) => one !== null);
  if (needs.length < KNOWLEDGE_KINDS.length) return 'unknown';
  const largest = Math.max(...needs);
  if (largest === 0) return 'none';
  if (need.what === settings.fullKnowledge) return 'what';
  return BY_WEIGHT.find((kind) => need[kind] === largest) ?? 'unknown';
}
