import { codesOf, withOpened } from '@/app/_desk/code-picker';
import { newNodeId } from '@/app/_desk/rule-step';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { changeRule } from '@/lib/data/offerings/change-rule';
import { getDeskOffering } from '@/lib/data/offerings/get';
import { latestOf } from '@/lib/data/offerings/load';
import { getReferenceLists, knownCurrencies } from '@/lib/data/reference/lists';
import { yearOf } from '@/lib/domain/dates';
import { askedKey, withOwnFacts } from '@/lib/domain/eligibility';
import { diagnosticFacts } from '@/lib/domain/facts';
import { paths, posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { askedAbout, readOwnQuestion } from '@/lib/schemas/own-question';
import { readCondition } from '@/lib/schemas/rule-condition';

type Errors = readonly { field: string; code: string }[];
const OPEN = /^open (\S+)$/;

/** Saves a condition; a form with mistakes, or one whose list is looked through, comes back whole. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const again = async (kept: FormFields, errors: Errors = [], problem?: 'conflict' | 'refused') => {
    await keepTyped(context, { form: posts.saveCondition(id), fields: kept, errors });
    return paths.ruleCondition(id, { again: '1', problem });
  };
  const go = field('go') ?? '';
  const opened = OPEN.exec(go)?.[1];
  if (opened) return `${await again(withOpened(fields, opened))}#pick.${encodeURIComponent(opened)}`;
  if (go === 'find') return `${await again(fields)}#codes`;
  const lists = await getReferenceLists(context);
  const [fact, node, group] = [field('fact') ?? '', field('node') ?? '', field('group') ?? ''];
  const currencies = knownCurrencies(lists);
  const questions = latestOf(await getDeskOffering(context, id)).content?.offering.eligibility?.questions;
  const about = askedAbout(fact, questions, newNodeId());
  const asked = about && readOwnQuestion(fields, about, currencies);
  const facts = withOwnFacts(diagnosticFacts, asked ? [asked.question] : questions);
  const at = { id: node || newNodeId(), fact: about ? askedKey(about.id) : fact };
  const year = yearOf(context.today);
  const read = readCondition(fields, at, { codes: codesOf(fact, lists), currencies, facts, year });
  const errors = [...(asked?.errors ?? []), ...(read.ok ? [] : read.errors)];
  if (!read.ok || errors.length > 0) return again(fields, errors);
  const { criterion } = read;
  const question = asked?.question;
  const step = node
    ? ({ step: 'replace', criterion, question } as const)
    : ({ step: 'add', group, criterion, question } as const);
  const { outcome } = await changeRule(context, { offering: id, seen: field('seen') ?? '', step });
  switch (outcome) {
    case 'saved':
      return paths.offeringRule(id, { done: node ? 'changed' : 'added' });
    case 'refused':
    case 'conflict':
      return again(fields, [], outcome);
  }
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.offeringRule((await params).id));
}
