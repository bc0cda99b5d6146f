import { ruleSay } from '@/app/_shell/rule-say';
import type { Context } from '@/lib/data/context';
import { ELIGIBILITY } from '@/lib/domain/eligibility';
import { questionOf } from '@/lib/messages/rule-text';
import { paths } from '@/lib/paths';
import { keepable, plain } from '@/lib/schemas/fields';
import { PROSE, ruleFacts } from '@/lib/schemas/rule-facts';
import { simple } from './code-picker';
import { factTitle } from './condition-view';
import { deskView } from './offering-view';
import { NO_RULE } from './rule-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What a condition can be about, by the words of the questions that firms answer. */
export async function factsView(context: Context, id: string, { q: asked, group: into }: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const say = ruleSay(view.say, NO_RULE, 'officer');
  const q = plain(keepable(typeof asked === 'string' ? asked : ''));
  const group = typeof into === 'string' ? into : ELIGIBILITY;
  const words = simple(q).split(' ');
  const facts = ruleFacts(view.desk.institution).map((fact) => ({
    key: fact,
    href: paths.ruleCondition(id, { group, fact }),
    title: factTitle(say, fact),
    text: fact === PROSE ? t('desk.rule.find.proseHelp') : (questionOf(say, fact) ?? ''),
  }));
  const found = facts.filter(({ title, text }) => {
    const all = simple(`${title} ${text}`);
    return words.every((word) => all.includes(word));
  });
  return { t, name: view.name, group, q, facts: found };
}
