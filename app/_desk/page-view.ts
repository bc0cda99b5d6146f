import { offeringSteps } from '@/lib/domain/offerings';
import { paths, posts } from '@/lib/paths';
import { historyOf } from './history';
import { type DeskView, draftBy } from './offering-view';
import { attributeRows } from './rows';

const DONE = ['saved', 'published', 'pause', 'withdraw', 'discarded', 'copied'] as const;

/** Everything the page of one offering at the desk is drawn from. In: `done`, as it stands in the address. */
export function offeringPageView(view: DeskView, done: string | string[] | undefined) {
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
    links: linksOf(view),
    copy: { action: posts.duplicateOffering(desk.id), label: t('desk.view.duplicate') },
    history: historyOf(view),
    canCompare: desk.versions.length + (desk.draft ? 1 : 0) > 1,
    saysTitle: t(open ? 'desk.view.published' : last ? 'desk.view.last' : 'desk.view.draftContent'),
    says: shown ? attributeRows(say, shown) : [],
  };
}

function linksOf({ desk: { id, draft, state }, say: { t } }: DeskView) {
  const steps = offeringSteps(state);
  const links: { href: string; label: string }[] = [
    { href: paths.editOffering(id), label: t(draft ? 'desk.view.editGoOn' : 'desk.view.edit') },
  ];
  const canPublish = steps.includes('publish') && (draft !== null || state !== 'published');
  if (canPublish)
    links.push({
      href: paths.publishOffering(id),
      label: t(draft ? 'desk.view.preview' : 'desk.view.again'),
    });
  for (const step of ['pause', 'withdraw'] as const)
    if (steps.includes(step))
      links.push({ href: paths.closeOffering(id, step), label: t(`desk.view.${step}`) });
  if (draft) links.push({ href: paths.discardDraft(id), label: t('desk.view.discard') });
  if (state === 'published') links.push({ href: paths.offering(id), label: t('desk.view.public') });
  return links;
}
