import { groupWords } from '@/app/_components/catalogue/facts';
import type { PublicIntake } from '@/lib/data/intakes/current';
import { type IntakeTerms, releaseDay, stageOf } from '@/lib/domain/intakes';
import type { FirmGroup } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatDate, formatList, inSentence } from '@/lib/messages/format';

/** How places are given, in whole sentences. */
export function howWords(
  t: Translator,
  { method, criteria }: Pick<IntakeTerms, 'method' | 'criteria'>,
): string {
  const list = criteria.map(({ name, weight }) =>
    t('intakes.how.criterion', { name: name[t.locale], weight }),
  );
  return t(`intakes.how.${method}`, { list: formatList(t.locale, list) });
}

/** Groups of firms in the middle of a sentence. */
export function groupList(t: Translator, groups: readonly FirmGroup[]): string {
  return formatList(
    t.locale,
    groups.map((group) => inSentence(groupWords(t, group))),
  );
}

/** What is kept for whom, a line each. */
export function keptLines(t: Translator, terms: IntakeTerms, today: string): readonly string[] {
  const release = releaseDay(terms);
  const key = today < release ? 'intakes.kept' : 'intakes.kept.past';
  const date = formatDate(t.locale, release);
  if (terms.reserved.length === 0) return [t('intakes.kept.none')];
  return terms.reserved.map(({ group, places }) =>
    t(key, { count: places, date, group: groupList(t, [group]) }),
  );
}

export type IntakeRow = { name: string; lines: readonly string[] };

/** Everything that is published of an intake. */
export function intakeRows(
  t: Translator,
  intake: PublicIntake,
  today: Parameters<typeof stageOf>[1],
): IntakeRow[] {
  const stage = stageOf(intake, today);
  return [
    { name: t('intakes.public.state'), lines: [t(`intakes.stage.${stage}`)] },
    { name: t('intakes.public.call'), lines: [callWords(t, intake)] },
    { name: t('intakes.public.places'), lines: [placesWords(t, intake)] },
    { name: t('intakes.public.kept'), lines: keptLines(t, intake, today) },
    { name: t('intakes.public.how'), lines: [howWords(t, intake)] },
    ...drawRows(t, intake),
  ];
}

function callWords(t: Translator, { opens, closes, closedOn }: PublicIntake): string {
  const days = { opens: formatDate(t.locale, opens), closes: formatDate(t.locale, closes) };
  return closedOn === null || closedOn === closes
    ? t('intakes.public.callDays', days)
    : t('intakes.public.callClosed', { ...days, date: formatDate(t.locale, closedOn) });
}

function placesWords(t: Translator, { places, chosen, counts, free }: PublicIntake): string {
  if (!chosen) return t('intakes.public.placesAsked', { count: places, asked: counts.in });
  const left = free.reserved.reduce((sum, one) => sum + one.places, free.open);
  return t('intakes.public.placesLeft', { count: places, left, waiting: counts.waiting });
}

/** What the draw can be checked by; who comes first by the clock alone needs no lots. */
function drawRows(t: Translator, { method, seed, seedHash, order }: PublicIntake): IntakeRow[] {
  if (method === 'first_come') return [];
  const seal = { name: t('intakes.public.seal'), lines: [seedHash, t('intakes.public.sealText')] };
  if (seed === null) return [seal];
  return [
    { name: t('intakes.public.seal'), lines: [seedHash] },
    { name: t('intakes.public.seed'), lines: [seed, t('intakes.public.seedText')] },
    ...(order.length > 0 ? [{ name: t('intakes.public.order'), lines: [order.join(', ')] }] : []),
  ];
}
