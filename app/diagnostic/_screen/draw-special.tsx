import type { ReactNode } from 'react';
import { placeWords, sourceWords } from '@/app/_components/answers/answer-words';
import { instrumentOptions } from '@/app/_components/forms/options';
import { type CountryLists, CountryQuestion, RegionQuestion } from '@/app/_components/forms/place-fields';
import { ActivityQuestion } from '@/app/_components/forms/question-activity';
import {
  AssociationsQuestion,
  CertificatesQuestion,
  ChecklistQuestion,
} from '@/app/_components/forms/question-lists';
import { KnowQuestion } from '@/app/_components/forms/question-parts';
import { ChoiceQuestion } from '@/app/_components/forms/question-simple';
import { SourcesQuestion } from '@/app/_components/forms/question-sources';
import { firstOf, type Option, type QuestionProps } from '@/app/_components/forms/types';
import { words } from '@/app/_components/forms/words';
import { institutionsWithMembers } from '@/lib/data/catalogue/memberships';
import { isProvinceRemoved } from '@/lib/data/diagnostics/outdated';
import { searchActivities } from '@/lib/data/reference/activities';
import {
  activitySchema,
  checklistsFor,
  isPlaceOpen,
  placedAgain,
  prioritiesSchema,
  type Standard,
  standardsFor,
  type Tie,
  tiesSchema,
} from '@/lib/domain/facts';
import { TIE_PLACES } from '@/lib/domain/vocabulary';
import { formatDate } from '@/lib/messages/format';
import { paths } from '@/lib/paths';
import { wordProblem } from '@/lib/schemas/screen';
import { answerNames, codeOf, countryLists, divisionsIn, listsFor, regionsOf, standardName } from './lists';
import { moneyOf } from './money';
import { withoutNoToOthers } from './typed-from';
import type { ScreenView } from './view';

const MOST_SOURCES = 5;

export async function drawCountry(props: QuestionProps, { context, locale }: ScreenView): Promise<ReactNode> {
  return <CountryQuestion key={props.fact} {...props} countries={await countryLists(context, locale)} />;
}

export async function drawRegion(props: QuestionProps, view: ScreenView): Promise<ReactNode> {
  const { t, context, locale, diagnostic } = view;
  const country = codeOf(diagnostic.answers, 'firm.country');
  const regions = country ? await regionsOf(context, country, locale) : [];
  const { countries, subdivisions } = await listsFor(context);
  const name = country ? (countries.get(country)?.name[locale] ?? country) : '';
  const removed = isProvinceRemoved(diagnostic.answers)
    ? t('pages.question.regionRemoved', { country: name })
    : null;
  // A list of another country cannot show what was chosen, so it is said in words.
  const typed = subdivisions.get(firstOf(props.typed, props.fact));
  const elsewhere =
    country && typed && typed.country !== country
      ? t('pages.question.regionElsewhere', {
          region: typed.name,
          of: countries.get(typed.country)?.name[locale] ?? typed.country,
          country: name,
        })
      : null;
  const note = elsewhere ?? removed;
  if (regions.length > 0) return <RegionQuestion key={props.fact} {...props} regions={regions} note={note} />;
  return (
    <div key={props.fact} className="field">
      <h1>{view.heading}</h1>
      {note && <p className="note">{note}</p>}
      <p>{country ? t('pages.question.noRegions', { country: name }) : t('pages.question.chooseCountry')}</p>
      {!country && (
        <p>
          <a href={paths.screen('country')}>{t('pages.question.chooseCountryLink')}</a>
        </p>
      )}
    </div>
  );
}

export async function drawActivity(
  props: QuestionProps,
  { context, locale }: ScreenView,
): Promise<ReactNode> {
  const { activities } = await listsFor(context);
  const named = (value: string) => {
    const title = activities.get(value)?.title[locale];
    return title ? { value, label: title } : null;
  };
  const query = firstOf(props.typed, `${props.fact}.query`).trim();
  const found =
    query && !wordProblem(props.typed) ? await searchActivities(context, { query, locale }) : null;
  return (
    <ActivityQuestion
      key={props.fact}
      {...props}
      chosen={named(firstOf(props.typed, props.fact))}
      second={named(firstOf(props.typed, `${props.fact}.second`))}
      found={
        found?.map(({ code, title, word }) => ({ value: code, label: title, hint: word ?? undefined })) ??
        null
      }
    />
  );
}

export async function drawAmounts(
  props: QuestionProps,
  { context, locale, diagnostic }: ScreenView,
): Promise<ReactNode> {
  const country = codeOf(diagnostic.answers, 'firm.country');
  const money = moneyOf(await listsFor(context), country, locale);
  const note = money.rateOf
    ? props.t('pages.question.rate', { date: formatDate(locale, money.rateOf) })
    : undefined;
  return (
    <ChoiceQuestion
      key={props.fact}
      {...props}
      type="radio"
      options={money.optionsOf(props.fact)}
      note={note}
    />
  );
}

export async function drawAssociations(
  props: QuestionProps,
  { context, diagnostic }: ScreenView,
): Promise<ReactNode> {
  const country = codeOf(diagnostic.answers, 'firm.country');
  const activities = activitiesOf(diagnostic.answers);
  const institutions = country ? await institutionsWithMembers(context, { country, activities }) : [];
  const ids = institutions.map(({ id }) => id);
  return (
    <AssociationsQuestion
      key={props.fact}
      {...props}
      typed={withoutNoToOthers(props.typed, ids)}
      options={instrumentOptions(props.t, props.fact)}
      institutions={institutions.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

export async function drawCertificates(props: QuestionProps, view: ScreenView): Promise<ReactNode> {
  const { t, context, locale, diagnostic } = view;
  const { standards, activities } = await listsFor(context);
  const isic = activityFact(view);
  const named = (one: Standard) => ({ value: one.id, label: standardName(locale, one) });
  const reached = standardsFor(isic, standards).toSorted(byTier);
  // Where the sector is not known, those of particular trades are folded away.
  const isOfTrade = ({ scope }: Standard) => isic.kind === 'unknown' && !scope.includes('*');
  const answer = diagnostic.answers[props.fact]?.answer;
  const held =
    answer?.state === 'answered' && typeof answer.value === 'object' ? Object.keys(answer.value) : [];
  const others = standards.items.filter((one) => held.includes(one.id) && !reached.includes(one)).map(named);
  const activity = isic.kind === 'exact' ? activities.get(isic.value)?.title[locale] : undefined;
  return (
    <CertificatesQuestion
      key={props.fact}
      {...props}
      standards={[...reached.filter((one) => !isOfTrade(one)).map(named), ...others]}
      ofTrades={reached.filter(isOfTrade).map(named)}
      heading={
        activity ? t('pages.question.certificatesFor', { activity }) : t('pages.question.certificatesAll')
      }
    />
  );
}

/** What most firms of a sector begin with stands first: the standards that have a list of first steps. */
function byTier(a: Standard, b: Standard): number {
  const order = { core: 0, basic: 1, advanced: 2 } as const;
  const first = ({ checklist }: Standard) => (checklist === null ? 1 : 0);
  return first(a) - first(b) || order[a.tier] - order[b.tier] || (a.name < b.name ? -1 : 1);
}

export async function drawChecklist(props: QuestionProps, view: ScreenView): Promise<ReactNode> {
  const { standards } = await listsFor(view.context);
  const lists = checklistsFor(activityFact(view), view.diagnostic.answers, standards);
  return (
    <ChecklistQuestion
      key={props.fact}
      {...props}
      lists={lists.map((list) => ({ list, lines: standards.lines[list].length }))}
    />
  );
}

export function drawKnow(props: QuestionProps, { t, diagnostic }: ScreenView): ReactNode {
  const answer = diagnostic.answers['need.priorities']?.answer;
  const [first] = prioritiesSchema.safeParse(answer?.state === 'answered' ? answer.value : []).data ?? [];
  const about = first
    ? words(t, 'diagnostic.need.know.about', {
        choice: words(t, `diagnostic.need.priorities.option.${first}`),
      })
    : t('pages.question.firstChoiceMissing');
  return <KnowQuestion key={props.fact} {...props} about={about} />;
}

export async function drawSources(props: QuestionProps, view: ScreenView): Promise<ReactNode> {
  const { t, context, locale, diagnostic } = view;
  const names = await answerNames(context, diagnostic.answers);
  const country = codeOf(diagnostic.answers, 'firm.country');
  const region = codeOf(diagnostic.answers, 'firm.subdivision');
  return (
    <SourcesQuestion
      key={props.fact}
      {...props}
      listed={savedSources(firstOf(props.typed, `${props.fact}.saved`)).map((tie) => ({
        what: sourceWords({ t, names }, tie),
        open: isPlaceOpen(tie, { country, subdivision: region })
          ? whereNow({ t, names }, tie, country)
          : null,
      }))}
      most={MOST_SOURCES}
      countries={without(await countryLists(context, locale), country)}
      regions={
        country ? (await regionsOf(context, country, locale)).filter(({ value }) => value !== region) : []
      }
      divisions={await divisionsIn(context, locale)}
    />
  );
}

/** Why the place of a source is open, and where it may be as seen from where the firm is now. */
function whereNow(say: Parameters<typeof sourceWords>[0], tie: Tie, country: string | null) {
  const { t, names } = say;
  const place = tie.subdivision ? names.region(tie.subdivision) : names.country(tie.country ?? '');
  const why = t(tie.place === 'local' ? 'pages.question.sourceMoved' : 'pages.question.sourceHome', {
    place,
  });
  const places = TIE_PLACES.map((one) => ({
    value: one,
    label: placeWords(say, placedAgain(tie, one, country)),
  }));
  return { why, places };
}

/** Another country is not the firm's own. */
function without({ focus, others }: CountryLists, own: string | null): CountryLists {
  const isOther = ({ value }: Option) => value !== own;
  return { focus: focus.filter(isOther), others: others.filter(isOther) };
}

/** The list travels in a hidden field; whatever comes back instead of it counts as no list. */
export function savedSources(json: string) {
  try {
    return tiesSchema.safeParse(JSON.parse(json || '[]')).data ?? [];
  } catch {
    return [];
  }
}

/** The main activity, and the second one where the firm named it. */
function activitiesOf(answers: ScreenView['diagnostic']['answers']): readonly string[] {
  const answer = answers['firm.isic']?.answer;
  const said = activitySchema.safeParse(answer?.state === 'answered' ? answer.value : null).data;
  return said ? [said.main, ...(said.second ? [said.second] : [])] : [];
}

function activityFact({ diagnostic }: ScreenView) {
  const [value] = activitiesOf(diagnostic.answers);
  return value ? ({ kind: 'exact', value } as const) : ({ kind: 'unknown', why: 'not_asked' } as const);
}
