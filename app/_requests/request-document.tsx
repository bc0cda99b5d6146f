import { ErrorSummary } from '@/app/_components/forms/error-summary';
import { RequestPage } from '@/app/_components/requests/request-page';
import { PageFrame } from '@/app/_shell/page-frame';
import { typedAgain } from '@/app/_shell/typed-forms';
import { answerNames } from '@/app/diagnostic/_screen/lists';
import type { Context } from '@/lib/data/context';
import { getRequest } from '@/lib/data/requests/get';
import type { RequestSide } from '@/lib/domain/people';
import { type Translator, translator } from '@/lib/messages';
import { paths, posts } from '@/lib/paths';
import { requestForm } from './request-form';
import { requestView, sheetOf } from './request-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Loaded = Awaited<ReturnType<typeof loadRequest>>;

const PROBLEMS = [
  'conflict',
  'state',
  'side',
  'own',
  'decided',
  'late',
  'no_appeal',
  'intake',
  'gone',
  'yes',
] as const;

/** Everything of one request as this side reads it. */
export async function loadRequest(
  context: Context,
  { id, side, query }: { id: string; side: RequestSide; query: Query },
) {
  const request = await getRequest(context, id);
  const action = side === 'firm' ? posts.requestStep(id) : posts.deskRequestStep(id);
  const typed = await typedAgain(context, action, query);
  const names = await answerNames(context, sheetOf(request.shared));
  const t = translator(context.locale ?? 'en');
  const reader = { side, action, typed, today: context.today };
  return { t, id, side, typed, query, view: requestView({ t, names }, request, reader) };
}

/** One request with, where a form came back, what is to be put right. */
export function RequestDocument({ loaded }: { loaded: Loaded }) {
  const { t, id, side, typed, query, view } = loaded;
  const problem = PROBLEMS.find((one) => one === query.problem);
  const step = typed?.fields.step?.[0] ?? '';
  const form = requestForm(t, typed, step);
  const isFirm = side === 'firm';
  return (
    <PageFrame
      locale={t.locale}
      title={view.title}
      path={isFirm ? paths.request(id) : paths.deskRequest(id)}
      back={{ href: isFirm ? paths.requests() : paths.deskRequests(), label: t('requests.view.back') }}
      failed={form.failed || problem !== undefined}
    >
      {!problem && form.summary}
      <Problem
        t={t}
        problem={problem}
        step={view.steps.some((one) => one.step === step) ? step : null}
        text={typed?.fields.text?.[0] ?? ''}
      />
      <RequestPage view={view} />
    </PageFrame>
  );
}

type ProblemProps = {
  t: Translator;
  problem: (typeof PROBLEMS)[number] | undefined;
  /** The form that came back; null where its step can no longer be taken. */
  step: string | null;
  text: string;
};

function Problem({ t, problem, step, text }: ProblemProps) {
  if (!problem) return null;
  return (
    <ErrorSummary
      title={t('requests.problem.title')}
      links={[
        { href: step === null ? '#history' : `#step-${step}`, label: t(`requests.problem.${problem}`) },
      ]}
      {...(step === null && text !== '' && { kept: t('requests.problem.typed', { text }) })}
    />
  );
}
