import { IntakeList } from '@/app/_components/intakes/intake-list';
import { groupsView } from '@/app/_intakes/public-view';
import { PageFrame } from '@/app/_shell/page-frame';
import type { Context } from '@/lib/data/context';
import { getOfferingWithGroups } from '@/lib/data/intakes/offering-with-groups';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';

export type SetAsideView = Awaited<ReturnType<typeof setAsideView>>;

/** What is left to see of an offering that is not in the catalogue now; refuses one of which no group is current. */
export async function setAsideView(context: Context, id: string) {
  const { offering, text, by, intakes } = await getOfferingWithGroups(context, id);
  const locale = context.locale ?? 'en';
  const t = translator(locale);
  return {
    t,
    id,
    name: text.name[locale],
    institution: { id: by.institution.id, name: by.text.name[locale] },
    isDemonstration: offering.illustrative,
    groups: groupsView(t, intakes, context.today).groups,
  };
}

/** Nobody can ask for it now, but who did can still check how the places were given. */
export function SetAsideDocument({ view }: { view: SetAsideView }) {
  const { t, id, name, institution, isDemonstration, groups } = view;
  return (
    <PageFrame
      locale={t.locale}
      title={name}
      path={paths.offering(id)}
      back={{ href: paths.offerings(), label: t('catalogue.list.title') }}
      demo={isDemonstration}
    >
      <meta name="robots" content="noindex" />
      <h1>{name}</h1>
      <p className="lede">{t('catalogue.offering.setAside')}</p>
      <p>
        {t('catalogue.offering.runBy')} <a href={paths.institution(institution.id)}>{institution.name}</a>
      </p>
      <IntakeList title={t('intakes.public.title')} intakes={groups} />
    </PageFrame>
  );
}
