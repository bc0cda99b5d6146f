import type { DeskOffering } from '@/lib/data/offerings/get';
import { formatDate, formatMoment } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import type { DeskView } from './offering-view';

export type HistoryRow = {
  key: string;
  what: string;
  when: string;
  catalogue: string;
  /** The version it brought; null for a step that brought none. */
  version: { href: string; label: string } | null;
};

/** What happened to an offering, newest first: steps at the desk, and versions that came with the files of the site. */
export function historyOf({ desk, who, say: { t } }: DeskView): readonly HistoryRow[] {
  const link = (version: number) => ({
    href: paths.deskVersion(desk.id, version),
    label: t('desk.view.versionLink', { version }),
  });
  const steps = desk.events.map(({ number, step, version, revision, person, at }) => ({
    order: [revision, number] as const,
    key: `step ${number}`,
    what: t(`desk.event.${step}`, { who: who(person), version }),
    when: formatMoment(t.locale, at),
    catalogue: t('desk.event.revision', { revision }),
    version: step === 'publish' ? link(version) : null,
  }));
  const loaded = withoutStep(desk).map(({ version, fromRevision, publishedOn }) => ({
    order: [fromRevision, 0] as const,
    key: `version ${version}`,
    what: t('desk.event.loaded', { version }),
    when: formatDate(t.locale, publishedOn),
    catalogue: t('desk.event.revision', { revision: fromRevision }),
    version: link(version),
  }));
  return [...steps, ...loaded]
    .toSorted((a, b) => b.order[0] - a.order[0] || b.order[1] - a.order[1])
    .map(({ order: _, ...row }) => row);
}

function withoutStep({ versions, events }: DeskOffering) {
  return versions.filter(
    ({ version }) => !events.some((event) => event.step === 'publish' && event.version === version),
  );
}
