import type { Context } from '@/lib/data/context';
import { offeringSteps } from '@/lib/domain/offerings';
import { paths, posts } from '@/lib/paths';
import { OFFERING_PARTS } from '@/lib/schemas/offering-parts';
import { historyOf } from './history';
import { type DeskView, draftBy } from './offering-view';
import { askNote, turnOf } from './publish-step';
import { attributeRows } from './rows';
import { scheduledNote } from './schedule-view';

const DONE = [
  'saved',
  'published',
  'asked',
  'pause',
  'withdraw',
  'scheduled',
  'calledOff',
  'discarded',
  'copied',
  'created',
] as const;

/** Everything the page of one offering at the desk is drawn from. In: `done`, as it stands in the address. */
export function offeringPageView(context: Context, view: DeskView, done: string | string[] | undefined) {
  const { desk, say, open, latest } = view;
  const { t } = say;
  const told = DONE.find((one) => one === done);
  const by = draftBy(view);
  const last = desk.versions.at(-1)?.content ?? null;
  const shown = open ?? last ?? latest;
  return {
    done: told ? t(`desk.done.${told}`) : null,
    state: t(`desk.state.${desk.state}`),
    stateText: t(`desk.stateText.${desk.state}`),
    draft: by && desk.state !== 'draft' ? t('desk.view.draft', by) : null,
    ask: askNote(context, view),
    scheduled: scheduledNote(view),
    canCount: canPublish(view) && view.unsaid.length === 0,
    unfinished: view.unsaid.length > 0 ? t('desk.view.unfinished') : null,
    links: linksOf(view, turnOf(context, view) === 'second'),
    copy: { action: posts.duplicateOffering(desk.id), label: t('desk.view.duplicate') },
    history: historyOf(view),
    canCompare: desk.versions.length + (desk.draft ? 1 : 0) > 1,
    saysTitle: t(open ? 'desk.view.published' : last ? 'desk.view.last' : 'desk.view.draftContent'),
    says: shown ? attributeRows(say, shown, open || last ? [] : view.unsaid) : [],
  };
}

/** There is something to put into the catalogue. */
function canPublish({ desk: { draft, state } }: DeskView): boolean {
  return offeringSteps(state).includes('publish') && (draft !== null || state !== 'published');
}

function publishLabel({ desk: { draft }, unsaid }: DeskView, isForOther: boolean) {
  if (unsaid.length > 0) return 'desk.view.missing';
  if (isForOther) return 'desk.view.lookAndPublish';
  return draft ? 'desk.view.preview' : 'desk.view.again';
}

function linksOf(view: DeskView, isForOther: boolean) {
  const { id, draft, state } = view.desk;
  const { latest } = view;
  const { t } = view.say;
  const steps = offeringSteps(state);
  const links: { href: string; label: string }[] = [
    { href: paths.editOffering(id), label: t(draft ? 'desk.view.editGoOn' : 'desk.view.edit') },
    ...OFFERING_PARTS.map((part) => ({ href: paths.editPart(id, part), label: t(`desk.part.${part}.link`) })),
  ];
  links.push({
    href: paths.offeringRule(id),
    label: t(latest?.offering.eligibility ? 'desk.rule.linkHave' : 'desk.rule.link'),
  });
  if (canPublish(view))
    links.push({
      href: paths.publishOffering(id),
      label: t(publishLabel(view, isForOther)),
    });
  for (const step of ['pause', 'withdraw'] as const)
    if (steps.includes(step))
      links.push({ href: paths.closeOffering(id, step), label: t(`desk.view.${step}`) });
  if (draft)
    links.push({
      href: paths.discardDraft(id),
      label: t(state === 'draft' ? 'desk.view.discardNew' : 'desk.view.discard'),
    });
  if (state !== 'draft') links.push({ href: paths.deskIntakes(id), label: t('intakes.desk.link') });
  if (state === 'published') links.push({ href: paths.offering(id), label: t('desk.view.public') });
  return links;
}
