import type { IntakeChoice } from '@/app/_components/requests/types';
import { groupList, howWords } from '@/app/_intakes/words';
import type { Context } from '@/lib/data/context';
import type { Prepared } from '@/lib/data/requests/prepare';
import type { TypedForm } from '@/lib/data/typed/read';
import { type Reserved, releaseDay } from '@/lib/domain/intakes';
import type { Translator } from '@/lib/messages';
import { formatDate } from '@/lib/messages/format';

type Given = { t: Translator; prepared: Prepared; typed: TypedForm | null; institution: string };

/** Groups that take requests today, the next one ticked; null where there is none. */
export function intakeChoice(
  { today }: Pick<Context, 'today'>,
  { t, prepared, typed, institution }: Given,
): IntakeChoice | null {
  const { intakes, need } = prepared;
  const [next] = intakes;
  if (!next) return null;
  const named = intakes.find(({ intake }) => intake.id === typed?.fields.intake?.[0]) ?? next;
  const byNeed = intakes.some(({ intake }) => intake.method === 'need_rank');
  return {
    options: intakes.map(({ intake }) => ({
      value: intake.id,
      label: t('intakes.new.option', { starts: formatDate(t.locale, intake.starts) }),
      hint: t('intakes.new.optionHint', {
        places: t('intakes.public.placesAll', { count: intake.places }),
        closes: formatDate(t.locale, intake.closes),
        how: howWords(t, intake),
      }),
      checked: intake.id === named.intake.id,
    })),
    groups: keptFor(intakes, today).map(({ group, places }) => ({
      value: group,
      label: t('intakes.new.tell', { institution, group: groupList(t, [group]) }),
      hint: t('intakes.new.tellHint', { count: places }),
      checked: typed?.fields.groups?.includes(group) ?? false,
    })),
    need:
      byNeed && need !== null
        ? t('intakes.new.need', { institution, percent: Math.round(need / 100) })
        : null,
  };
}

/** Each group once, with the most places that one of the intakes keeps for it. */
function keptFor(intakes: Prepared['intakes'], today: string): readonly Reserved[] {
  const kept = intakes.flatMap(({ intake, groups }) =>
    today < releaseDay(intake) ? intake.reserved.filter(({ group }) => groups.includes(group)) : [],
  );
  return [...new Set(kept.map(({ group }) => group))].map((group) => ({
    group,
    places: Math.max(...kept.filter((one) => one.group === group).map(({ places }) => places)),
  }));
}
