import { type Match, RULE_GATE } from '@/lib/domain/matching';
import type { Finding, Reason } from '@/lib/domain/rules';
import { isMessageKey, type Translator } from '@/lib/messages';
import { inSentence } from '@/lib/messages/format';
import { givenText, type ReasonNames, reasonText } from '@/lib/messages/reason-text';

/** One thing that keeps a firm from an offering, or that is not known: as a code and in a sentence. */
export type Why = Reason & {
  /** G1 to G8, or `rule` for that of the institution; null for a remark on the whole. */
  gate: string | null;
  verdict: 'unmet' | 'unknown';
  text: string;
};

type Say = { t: Translator; names: ReasonNames };

/** For whom and where, and what the institution asks in a rule of its own; membership. */
const REACH = ['G1', 'G2', 'G3', 'G4', RULE_GATE];
const DOOR = ['G6'];
const GENERIC = ['G5'];

/** Remarks that say why no answer of the firm can settle a criterion. */
const OPEN_REMARKS: ReadonlySet<string> = new Set([
  'label.size_no_row',
  'label.size_range',
  'label.language_open',
  'label.rule_checked',
  'label.rule_open',
  'label.rule_asks',
]);

/** In: a match. Out: why its status is not "eligible"; empty where it is. */
export function whyOf(match: Match, say: Say): readonly Why[] {
  switch (match.status) {
    case 'eligible':
      return [];
    case 'later':
      return laterReasons(match, say);
    case 'closed':
      return [...criteria(match, 'unmet', DOOR, say), ...laterReasons(match, say)];
    case 'no':
      return criteria(match, 'unmet', REACH, say);
    case 'generic':
      return [...criteria(match, 'unmet', GENERIC, say), ...criteria(match, 'unknown', REACH, say)];
    case 'unknown':
      return [
        ...criteria(match, 'unknown', [...REACH, ...DOOR], say),
        ...match.labels.filter(({ code }) => OPEN_REMARKS.has(code)).map((one) => remark(one, null, say)),
      ];
    case 'error':
      return match.reasons.map((one) => ({ ...remark(one, null, say), verdict: 'unmet' }));
  }
}

function laterReasons({ reasons, order }: Match, say: Say): readonly Why[] {
  return [...reasons, ...order].map((one) => remark(one, 'G7', say));
}

/** A step that was never asked about is not told as missing. */
function remark(reason: Reason, gate: string | null, { t, names }: Say): Why {
  const isOpen = gate === null || reason.code.endsWith('_not_asked');
  return { ...reason, gate, verdict: isOpen ? 'unknown' : 'unmet', text: reasonText(t, reason, names) };
}

function criteria(
  { gates }: Match,
  verdict: Why['verdict'],
  among: readonly string[],
  say: Say,
): readonly Why[] {
  return gates
    .filter(({ node }) => among.includes(node))
    .flatMap((gate) =>
      gate.parts
        .filter((part) => part.verdict === verdict)
        .map((part) => ({
          ...part.reason,
          gate: gate.node,
          verdict,
          text: criterionText(part, gate.node, say),
        })),
    );
}

/** What is asked, beside what the firm has, or the questions that would tell. */
function criterionText(finding: Finding, gate: string, { t, names }: Say): string {
  const text = reasonText(t, finding.reason, names);
  if (GENERIC.includes(gate)) return `${text}.`;
  // Titles of activities end in a full stop of their own (n.e.c.).
  const asked = inSentence(text).replace(/\.$/, '');
  if (finding.verdict === 'unknown') {
    const questions = finding.missing.map((fact) => questionText(fact, t));
    return t('commands.firms.why.open', { asked, questions: questions.join(' '), count: questions.length });
  }
  // Of membership there is nothing to set beside it but yes or no.
  const given = finding.reason.code === 'criterion.member' ? null : givenText(t, finding, names);
  return given === null
    ? t('commands.firms.why.asksOnly', { asked })
    : t('commands.firms.why.asks', { asked, given });
}

function questionText(fact: string, t: Translator): string {
  const key = `diagnostic.${fact}.text`;
  return isMessageKey(key) ? t(key) : fact;
}
