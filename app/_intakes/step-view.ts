import type { DeskIntake } from '@/lib/data/intakes/get';
import type { IntakeStage } from '@/lib/domain/intakes';
import type { Translator } from '@/lib/messages';
import { howWords } from './words';

/** What a desk does with a group, when, and whether it can be undone. */
export const INTAKE_STEPS = {
  close: { from: 'open', grave: true },
  choose: { from: 'to_choose', grave: true },
  offer: { from: 'chosen', grave: false },
} as const satisfies Record<string, { from: IntakeStage; grave: boolean }>;

export type IntakeStep = keyof typeof INTAKE_STEPS;

/** In: a step as it stands in an address or a form. Out: the same if it is one of ours. */
export function stepOf(text: string | undefined): IntakeStep | undefined {
  return (['close', 'choose', 'offer'] as const).find((one) => one === text);
}

type Asked = { step: IntakeStep; stage: IntakeStage };

/** What is said before a step is taken, and whether it can be taken now. */
export function stepText(
  t: Translator,
  intake: DeskIntake,
  { step, stage }: Asked,
): { lines: readonly string[]; canDo: boolean } {
  if (INTAKE_STEPS[step].from !== stage)
    return { lines: [t('intakes.desk.notNow', { stage: t(`intakes.stage.${stage}`) })], canDo: false };
  if (step === 'close') return { lines: [t('intakes.step.close.text')], canDo: true };
  if (step === 'offer')
    return { lines: [t('intakes.step.offer.text', { days: intake.answerDays })], canDo: true };
  const { counts, places, method, entries } = intake;
  const text = t('intakes.step.choose.text', { asked: counts.in, places, how: howWords(t, intake) });
  const lacks = entries.some(({ standing, marks }) => standing === 'in' && marks === null);
  return method === 'points' && lacks
    ? { lines: [text, t('intakes.step.choose.marks')], canDo: false }
    : { lines: [text, t('intakes.step.choose.once')], canDo: true };
}
