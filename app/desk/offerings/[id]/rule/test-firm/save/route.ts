import { newNodeId } from '@/app/_desk/rule-step';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { changeRule } from '@/lib/data/offerings/change-rule';
import { getDeskOffering } from '@/lib/data/offerings/get';
import { latestOf } from '@/lib/data/offerings/load';
import { getReferenceLists } from '@/lib/data/reference/lists';
import { EMPTY_RULE, withOwnFacts } from '@/lib/domain/eligibility';
import { diagnosticFacts } from '@/lib/domain/facts';
import { paths, posts } from '@/lib/paths';
import { readPersona } from '@/lib/schemas/rule-persona';

/** Saves a test firm of a rule, with the day on which it was written. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const again = async (errors: readonly { field: string; code: string }[], problem?: 'conflict') => {
    await keepTyped(context, { form: posts.saveTestFirm(id), fields, errors });
    return paths.ruleTestFirm(id, { again: '1', problem });
  };
  const eligibility = latestOf(await getDeskOffering(context, id)).content?.offering.eligibility;
  const { activities, countries, subdivisions } = await getReferenceLists(context);
  const read = readPersona(fields, {
    id: field('firm') || newNodeId(),
    day: context.today,
    rule: eligibility?.rule ?? EMPTY_RULE,
    facts: withOwnFacts(diagnosticFacts, eligibility?.questions),
    codes: new Set([...activities.keys(), ...countries.keys(), ...subdivisions.keys()]),
  });
  if (!read.ok) return again(read.errors);
  const step = { step: 'persona', persona: read.persona } as const;
  const { outcome } = await changeRule(context, { offering: id, seen: field('seen') ?? '', step });
  if (outcome === 'conflict') return again([], 'conflict');
  return outcome === 'saved'
    ? paths.offeringRule(id, { done: 'firm' })
    : paths.offeringRule(id, { problem: 'refused' });
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.offeringRule((await params).id));
}
