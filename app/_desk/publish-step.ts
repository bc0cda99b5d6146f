import { type Context, personOf } from '@/lib/data/context';
import { seenWithState } from '@/lib/data/offerings/load';
import { type PublishTurn, publishTurn } from '@/lib/domain/offerings';
import { formatMoment } from '@/lib/messages/format';
import { paths, posts } from '@/lib/paths';
import type { DeskView } from './offering-view';

/** What publishing needs of the one who looks. */
export function turnOf({ actor }: Context, { desk }: DeskView): PublishTurn {
  return publishTurn(desk.twoPeople, desk.ask, personOf(actor));
}

/** What the one who looks at the preview can do: publish, ask somebody else to, or wait. */
export function publishStepView(context: Context, view: DeskView) {
  const { desk } = view;
  const { t } = view.say;
  const turn = turnOf(context, view);
  const publish = { action: posts.publishOffering(desk.id), label: t('desk.publish.go') };
  const ask = { action: posts.askToPublish(desk.id), label: t('desk.publish.ask') };
  const texts = {
    free: null,
    ask: t('desk.publish.two'),
    wait: t('desk.publish.waits', askedBy(view)),
    second: t('desk.publish.second', askedBy(view)),
  };
  return {
    text: texts[turn],
    go: { free: publish, ask, wait: null, second: publish }[turn],
    /** Whoever could publish it now can also say on which day it is to be published. */
    canSchedule: turn === 'free' || turn === 'second',
    seen: seenWithState(desk),
    back: { href: paths.deskOffering(desk.id), label: t(turn === 'wait' ? 'desk.backOne' : 'desk.keep') },
  };
}

/** What the page of an offering says where two are needed and one has asked; null where nobody has. */
export function askNote(context: Context, view: DeskView): string | null {
  const { t } = view.say;
  const turn = turnOf(context, view);
  if (turn === 'wait') return t('desk.view.waits', askedBy(view));
  return turn === 'second' ? t('desk.view.second', askedBy(view)) : null;
}

function askedBy({ desk: { ask }, who, say: { t } }: DeskView) {
  return ask ? { who: who(ask.person), when: formatMoment(t.locale, ask.at) } : { who: '', when: '' };
}
