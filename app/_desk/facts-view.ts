import { ruleSay } from '@/app/_shell/rule-say';
import type { Context } from '@/lib/data/context';
import { ELIGIBILITY } from '@/lib/domain/eligibility';
import { questionOf, type RuleSay } from '@/lib/messages/rule-text';
import { paths } from '@/lib/paths';
import { keepable, plain } from '@/lib/schemas/fields';
import { NEW_QUESTIONS } from '@/lib/schemas/own-question';
import { PROSE } from '@/lib/schemas/rule-facts';
import { simple } from './code-picker';
import { factTitle } from './condition-view';
import { deskView } from './offering-view';
import { factsOffered } from './own-facts';
import { NO_RULE } from './rule-view';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What a condition can be about, by the words of the questions that firms answer. */
export async function factsView(context: Context, id: string, { q: asked, group: into }: Query) {
  const view = await deskView(context, id);
  if (!view.latest) return null;
  const { t } = view.say;
  const eligibility = view.latest.offering.eligibility ?? NO_RULE;
  const say = ruleSay(view.say, eligibility, 'officer');
  const q = plain(keepable(typeof asked === 'string' ? asked : ''));
  const group = typeof into === 'string' ? into : ELIGIBILITY;
  const words = simple(q).split(' ');
  const facts = factsOffered(view.desk.institution, eligibility).map((fact) => ({
    key: fact,
    href: paths.ruleCondition(id, { group, fact }),
    title: factTitle(say, fact),
    text: textOf(say, fact),
  }));
  const found = facts.filter(({ title, text }) => {
    const all = simple(`${title} ${text}`);
    return words.every((word) => all.includes(word));
  });
  return { t, name: view.name, group, q, facts: found };
}

function textOf(say: RuleSay, fact: string): string {
  if (fact === PROSE) return say.t('desk.rule.find.proseHelp');
  if (NEW_QUESTIONS.includes(fact)) return say.t('desk.rule.ask.findHelp');
  return questionOf(say, fact) ?? '';
}
