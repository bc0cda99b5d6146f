import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import { seenWithState } from '@/lib/data/offerings/load';
import { ruleSetting } from '@/lib/data/offerings/rule-setting';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { canTake, publishProblem } from '@/lib/domain/offerings';
import { OFFERING_STEPS, type OfferingStep } from '@/lib/domain/people';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import { isOfferingId } from '@/lib/schemas/offering';
import { type DeskView, deskView } from './offering-view';
import { turnOf } from './publish-step';

/** Most offerings that one step is taken for at once. */
export const MOST_AT_ONCE = 50;

type Query = Readonly<Record<string, string | string[] | undefined>>;
/** `cut`: how many were more than can be taken at once. */
export type BulkAsked = { step: OfferingStep; ids: readonly string[]; cut: number };

/** In: the query of the address or the fields of the form. Out: the step and the offerings, each once; null for no step. */
export function readBulk({
  step,
  offering,
}: Query | Readonly<Record<string, readonly string[]>>): BulkAsked | null {
  const asked = Array.isArray(step) ? step[0] : step;
  const found = OFFERING_STEPS.find((one) => one === asked);
  if (!found) return null;
  const ids = typeof offering === 'string' ? [offering] : [...(offering ?? [])];
  const own = [...new Set(ids)].filter(isOfferingId);
  return { step: found, ids: own.slice(0, MOST_AT_ONCE), cut: Math.max(0, own.length - MOST_AT_ONCE) };
}

/** One step for several offerings: what it would do to each, and why it cannot for some. */
export async function bulkView(
  context: Context,
  { step, ids, cut }: BulkAsked,
  done: string | string[] | undefined,
) {
  const t = translator(context.locale ?? 'en');
  const found: DeskView[] = [];
  for (const id of ids) {
    const view = await deskView(context, id).catch(nullIfMissing);
    if (view) found.push(view);
  }
  const count = typeof done === 'string' && /^\d{1,2}$/.test(done) ? Number(done) : null;
  const setting = ruleSetting(context, await getReferenceLists(context));
  const rows = found.map((view) => {
    const problem = problemOf(context, view, { step, setting });
    return {
      id: view.desk.id,
      name: view.name,
      href: step === 'publish' ? paths.publishOffering(view.desk.id) : paths.deskOffering(view.desk.id),
      state: t(`desk.state.${view.desk.state}`),
      /** Null once it was done: then only the state tells. */
      what: count === null ? (problem ?? t(`desk.bulk.will.${step}`)) : null,
      seen: problem === null ? seenWithState(view.desk) : null,
    };
  });
  const able = rows.filter(({ seen }) => seen !== null).length;
  return {
    t,
    title: t(`desk.bulk.title.${step}`),
    lede: lede(),
    missing:
      ids.length - rows.length > 0 ? t('desk.bulk.missing', { count: ids.length - rows.length }) : null,
    cut: cut > 0 ? t('desk.bulk.most', { count: MOST_AT_ONCE, cut }) : null,
    done: count === null ? null : t('desk.bulk.done', { count, all: rows.length }),
    rows,
    go: count === null && able > 0 ? t(`desk.bulk.go.${step}`, { count: able }) : null,
  };

  function lede(): string {
    if (rows.length === 0) return t('desk.bulk.none');
    return count === null
      ? t(`desk.bulk.lede.${step}`, { count: able, all: rows.length })
      : count < rows.length
        ? t('desk.bulk.after')
        : t('desk.bulk.afterAll');
  }
}

function nullIfMissing(error: unknown): null {
  if (error instanceof DataError && error.code === 'not_found') return null;
  throw error;
}

type Step = { step: OfferingStep; setting: ReturnType<typeof ruleSetting> };

const PROBLEMS = {
  unfinished: 'desk.publish.unfinished',
  same: 'desk.publish.same',
  rule: 'desk.rule.blocked',
} as const;

/** Why this step cannot be taken now; null where it can. */
function problemOf(context: Context, view: DeskView, { step, setting }: Step): string | null {
  const { desk, latest, unsaid } = view;
  const { t } = view.say;
  if (!canTake(step, desk.state)) return t('desk.close.notNow', { state: t(`desk.state.${desk.state}`) });
  if (step !== 'publish') return null;
  if (!latest) return t('desk.list.unreadable');
  const last = desk.versions.at(-1)?.content ?? null;
  const problem = publishProblem({ state: desk.state, last, next: latest, unsaid }, setting);
  if (problem) return t(PROBLEMS[problem.why]);
  const turn = turnOf(context, view);
  return turn === 'free' || turn === 'second' ? null : t('desk.bulk.two');
}
