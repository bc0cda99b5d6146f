import { answerWords, type Names } from '@/app/_components/answers/answer-words';
import { optionalWords, words } from '@/app/_components/forms/words';
import type { ClosedStep, RequestPageView, StepForm } from '@/app/_components/requests/types';
import { placeBlock } from '@/app/_intakes/place-view';
import type { PlaceView, RequestView } from '@/lib/data/requests/get';
import { placeOf } from '@/lib/data/requests/shared';
import type { TypedForm } from '@/lib/data/typed/read';
import type { IsoDate } from '@/lib/domain/dates';
import { type AnswerSheet, parseAnswer } from '@/lib/domain/facts';
import { GATE_CODES, GATE_IDS, RULE_GATE } from '@/lib/domain/matching';
import { REFUSAL_CODES, type RequestSide, type RequestStep } from '@/lib/domain/people';
import { STEP_NEEDS, type StepNeeds } from '@/lib/domain/requests';
import type { MessageValues, Translator } from '@/lib/messages';
import { formatDate, formatParts, inSentence } from '@/lib/messages/format';
import { askedLines } from './asked-view';
import { requestForm } from './request-form';

type Say = { t: Translator; names: Names };
type Reader = { side: RequestSide; action: string; typed: TypedForm | null; today: IsoDate };

/** Steps that the one who takes them cannot take back. */
const GRAVE: ReadonlySet<RequestStep> = new Set(['withdraw', 'decline', 'uphold']);

/** Everything the page of one request is drawn from, for the side that reads it. */
export function requestView({ t, names }: Say, view: RequestView, reader: Reader): RequestPageView {
  const institution = view.by.text.name[t.locale];
  const { side } = reader;
  return {
    title: view.entry.text.name[t.locale],
    state: t(`requests.state.${view.state}`),
    now: nowText(t, view, side),
    note: noteText(t, view, side),
    facts: [
      side === 'firm'
        ? { name: t('requests.view.offer'), value: institution }
        : { name: t('requests.view.firm'), value: view.shared.firm },
      { name: t('requests.view.kind'), value: t(`requests.kind.${view.kind}`) },
      { name: t('requests.view.sent'), value: formatDate(t.locale, view.events[0]?.on ?? '') },
    ],
    place: placeBlock(t, view, reader),
    nextTitle: t('requests.view.next'),
    steps: view.steps
      .filter(({ problem }) => problem === null)
      .map(({ step }) => stepForm(t, view, step, reader)),
    closed: view.steps.flatMap(({ step, problem }): ClosedStep[] =>
      problem === null
        ? []
        : [{ step, title: t(`requests.step.${step}`), why: t(`requests.problem.${problem}`) }],
    ),
    historyTitle: t('requests.view.history'),
    history: view.events.map((event, index) => ({
      key: String(index),
      date: formatDate(t.locale, event.on),
      what: t(`requests.event.${event.step}`),
      lines: [
        event.day ? t('requests.view.day', { day: formatDate(t.locale, event.day) }) : '',
        event.refusal ? t('requests.view.reason', { reason: t(`requests.code.${event.refusal}`) }) : '',
        event.text,
      ].filter(Boolean),
    })),
    sharedTitle:
      side === 'firm' ? t('requests.view.seenTitle', { institution }) : t('requests.view.firmTitle'),
    shared: sharedLines({ t, names }, view),
    versions: versionsText(t, view),
  };
}

/** The shared answers in the form that names of places, activities and institutions are looked up by. */
export function sheetOf({ answers }: RequestView['shared']): AnswerSheet {
  const entries = Object.entries(answers).flatMap(([fact, { value, givenAt }]) => {
    const known = parseAnswer(fact, value);
    if (known === null) return [];
    const answer = { state: 'answered', value: known } as const;
    return [[fact, { fact, answer, source: 'firm', givenAt, instrumentVersion: '' } as const]];
  });
  return Object.fromEntries(entries);
}

function nowText(t: Translator, view: RequestView, side: RequestSide): string {
  const { state, clock, day, refusal } = view;
  const date = (text: string | null) => (text ? formatDate(t.locale, text) : '');
  const values = {
    institution: view.by.text.name[t.locale],
    due: date(clock.due),
    day: date(day),
    until: date(view.waitUntil),
    appeal: date(view.appealUntil),
    reason: refusal ? t(`requests.reason.${refusal}`) : '',
  };
  if (state === 'accepted' && day) return t(`requests.now.${side}.acceptedOn`, values);
  if (state === 'withdrawn' && view.events.at(-1)?.step === 'lapse') return t(`requests.now.${side}.lapsed`);
  const inIntake = view.place && intakeText(t, view, view.place, { side, values });
  if (inIntake) return inIntake;
  const isFinal = side === 'institution' && state === 'declined' && !view.by.institution.access.appeal;
  return isFinal
    ? t('requests.now.institution.declinedFinal', values)
    : t(`requests.now.${side}.${state}`, values);
}

type Saying = { side: RequestSide; values: MessageValues };

/** What is said of a request in an intake where the choice decides; null where the usual sentence holds. */
function intakeText(
  t: Translator,
  { state, day }: RequestView,
  { intake, entry, decides }: PlaceView,
  { side, values }: Saying,
): string | null {
  const closes = formatDate(t.locale, intake.closes);
  const by = entry.answerBy === null ? '' : formatDate(t.locale, entry.answerBy);
  // Put on the list by hand, it has a day of its own.
  if (state === 'listed' && day === null) return t(`requests.now.${side}.listedIntake`, values);
  if (!decides) return null;
  if (state === 'sent' && entry.rank === null)
    return t(`requests.now.${side}.inIntake`, { ...values, closes });
  return state === 'offered' ? t(`requests.now.${side}.offeredIntake`, { ...values, by }) : null;
}

function noteText(
  t: Translator,
  { clock, state, steps, appealUntil }: RequestView,
  side: RequestSide,
): string | null {
  if (clock.due && clock.call === 'escalate')
    return t('requests.late', { due: formatDate(t.locale, clock.due) });
  if (clock.call === 'remind' && side === 'institution') return t('requests.soon');
  const mayAppeal = state === 'declined' && steps.some(({ step, problem }) => step === 'appeal' && !problem);
  return mayAppeal && appealUntil
    ? t('requests.appealUntil', { until: formatDate(t.locale, appealUntil) })
    : null;
}

function stepForm(t: Translator, view: RequestView, step: RequestStep, { action, typed }: Reader): StepForm {
  const needs: StepNeeds = STEP_NEEDS[step];
  const isThis = typed?.fields.step?.[0] === step;
  const { value, error } = requestForm(t, isThis ? typed : null, step);
  return {
    step,
    action,
    title: t(`requests.step.${step}`),
    help: optionalWords(t, `requests.help.${step}`) ?? null,
    version: view.version,
    text: {
      label: needs.text === 'needed' ? t('requests.field.text') : t('requests.field.textFree'),
      value: value('text'),
      error: error('text'),
    },
    day: needs.day
      ? {
          label: t('requests.field.day'),
          hint: t('requests.field.dayHelp'),
          value: value('day'),
          error: error('day'),
        }
      : null,
    refusal: needs.refusal
      ? {
          label: t('requests.field.refusal'),
          choose: t('requests.field.refusalChoose'),
          options: REFUSAL_CODES.map((code) => ({ value: code, label: t(`requests.code.${code}`) })),
          value: value('refusal'),
          error: error('refusal'),
        }
      : null,
    open: isThis,
    grave: GRAVE.has(step),
  };
}

/** In the order in which they are looked at. */
const GATES = [...GATE_IDS, RULE_GATE] as const;

function sharedLines({ t, names }: Say, { shared }: RequestView): RequestPageView['shared'] {
  const inOrder = Object.entries(shared.answers).sort(([a], [b]) => placeOf(a) - placeOf(b));
  const answers = inOrder.flatMap(([fact, given]) => {
    const value = parseAnswer(fact, given.value);
    const lines = value === null ? [] : answerWords({ t, names }, fact, { state: 'answered', value });
    return lines.length > 0 ? [{ name: words(t, `diagnostic.${fact}.name`), lines }] : [];
  });
  const { contact, match, asked } = shared;
  const gates = (['met', 'unmet', 'unknown'] as const).flatMap((verdict) => {
    const which = GATES.filter((id) =>
      match?.gates.some(({ gate, verdict: was }) => gate === id && was === verdict),
    );
    if (which.length === 0) return [];
    const list = which.map((id) => inSentence(t(`reasons.${GATE_CODES[id]}`)));
    return [t(`requests.view.${verdict}`, { list: formatParts(t.locale, list) })];
  });
  return [
    { name: t('requests.view.firm'), lines: [shared.firm] },
    ...(contact.email
      ? [
          { name: t('requests.view.person'), lines: [contact.name] },
          { name: t('requests.view.email'), lines: [contact.email] },
        ]
      : [{ name: t('requests.view.person'), lines: [t('requests.view.personLeft')] }]),
    ...(contact.phone ? [{ name: t('requests.view.phone'), lines: [contact.phone] }] : []),
    { name: t('requests.view.conditions'), lines: gates.length > 0 ? gates : [t('requests.view.noMatch')] },
    ...answers,
    ...(asked ? askedLines(t, asked) : []),
  ];
}

function versionsText(t: Translator, { shared: { match } }: RequestView): string | null {
  if (!match) return null;
  const { asOf, offering, catalogue } = match.versions;
  return t('requests.view.versions', { date: formatDate(t.locale, asOf), offering, catalogue });
}
