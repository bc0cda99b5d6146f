import type { Say } from '@/app/_components/catalogue/types';
import type { ImpactTable, ImpactView } from '@/app/_components/desk/types';
import { reportError } from '@/app/_shell/report-error';
import { requestId } from '@/lib/auth/request';
import type { Context } from '@/lib/data/context';
import { type DraftImpact, impactOfDraft } from '@/lib/data/offerings/impact';
import { formatMoment, formatNumber } from '@/lib/messages/format';
import type { DeskView } from './offering-view';

type Counted = Extract<DraftImpact, { state: 'counted' }>['impact'];
type Figures = Counted['total'];
type Rows = ImpactTable['rows'];

const HOW = ['howFit', 'howFirms', 'howHidden', 'howRows'] as const;
const WAYS = ['size', 'place', 'group'] as const;
const CHANGES = ['gained', 'lost', 'undecided', 'decided'] as const;
const COLUMNS = ['firms', ...CHANGES] as const;

/** What publishing changes for the firms that are known. Publishing never waits for it: where it fails, it says so. */
export async function impactView(context: Context, { desk, say }: DeskView): Promise<ImpactView> {
  try {
    return viewOf(say, await impactOfDraft(context, desk.id));
  } catch (error) {
    reportError(error, await requestId());
    return withoutFigures(say, 'failed');
  }
}

function viewOf(say: Say, impact: DraftImpact): ImpactView {
  const { t } = say;
  if (impact.state !== 'counted') return withoutFigures(say, impact.state);
  const { total } = impact.impact;
  if (total.firms === null) return withoutFigures(say, 'few');
  const when = formatMoment(t.locale, impact.at);
  const counted = t('desk.impact.counted', { count: total.firms, when });
  const isSame = total.same === total.firms;
  return {
    title: t('desk.impact.title'),
    lede: isSame ? [t('desk.impact.same'), counted] : [counted],
    totals: isSame
      ? []
      : CHANGES.map((key) => ({ key, name: t(`desk.impact.${key}`), figure: figure(say, total[key]) })),
    tables: isSame ? [] : tablesOf(say, impact.impact),
    how: {
      title: t('desk.impact.how'),
      lines: HOW.map((key) => t(`desk.impact.${key}`)),
    },
  };
}

function withoutFigures({ t }: Say, why: 'few' | 'nobody' | 'preparing' | 'unread' | 'failed'): ImpactView {
  const lede = [t(`desk.impact.${why}`)];
  return { title: t('desk.impact.title'), lede, totals: [], tables: [], how: null };
}

function tablesOf(say: Say, impact: Counted): readonly ImpactTable[] {
  const { t } = say;
  const columns = COLUMNS.map((column) => t(`desk.impact.col.${column}`));
  // Where nothing changes there is nothing to read, and every nought is shown.
  const nought = figure(say, 0);
  const tables = WAYS.map(
    (key): ImpactTable => ({
      ...{ key, columns, caption: t(`desk.impact.${key}`), what: t(`desk.impact.${key}Col`) },
      rows: ROWS[key](say, impact).filter(({ figures }) => figures.slice(1).some((one) => one !== nought)),
      note: key === 'group' ? t('desk.impact.groupText') : null,
    }),
  );
  return tables.filter(({ rows }) => rows.length > 0);
}

const ROWS: Readonly<Record<(typeof WAYS)[number], (say: Say, impact: Counted) => Rows>> = {
  size: (say, { sizes }) =>
    sizes.map(({ size, row }) => ({
      key: size ?? '',
      name: say.t(size ? `vocabulary.sizes.${size}` : 'desk.impact.sizeOpen'),
      figures: figuresOf(say, row),
    })),
  place: (say, { countries }) => countries.flatMap((one) => placeRows(say, one)),
  group: (say, { groups }) =>
    groups.map(({ group, row }) => ({
      key: group,
      name: say.t(`vocabulary.group.${group}`),
      figures: figuresOf(say, row),
    })),
};

function placeRows(say: Say, { country, row, places }: Counted['countries'][number]): Rows {
  const { t, names } = say;
  const named = country === null ? t('desk.impact.countryRest') : names.country(country);
  return [
    { key: country ?? '', name: named, figures: figuresOf(say, row) },
    ...places.map(({ place, row: figures }) => ({
      key: place ?? `${country}-`,
      name:
        place === null
          ? t('desk.impact.placeRest', { country: named })
          : t('desk.impact.placeOf', { country: named, place: names.place(place) }),
      figures: figuresOf(say, figures),
    })),
  ];
}

function figuresOf(say: Say, row: Figures): readonly string[] {
  return COLUMNS.map((column) => figure(say, row[column]));
}

function figure({ t }: Say, value: number | null): string {
  return value === null ? t('desk.impact.hidden') : formatNumber(t.locale, value);
}
