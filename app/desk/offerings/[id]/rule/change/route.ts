import { newNodeId, readTreeStep } from '@/app/_desk/rule-step';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { changeRule } from '@/lib/data/offerings/change-rule';
import { paths } from '@/lib/paths';

const DONE: Readonly<Record<string, string>> = { remove: 'removed', dropPersona: 'firmGone' };

/** Moves, groups or removes a node of the rule, or removes a test firm. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, field }) => {
  const step = readTreeStep(field, newNodeId());
  if (!step) return paths.offeringRule(id, { problem: 'refused' });
  const { outcome } = await changeRule(context, { offering: id, seen: field('seen') ?? '', step });
  return outcome === 'saved'
    ? paths.offeringRule(id, { done: DONE[step.step] ?? 'moved' })
    : paths.offeringRule(id, { problem: outcome });
});

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.offeringRule((await params).id));
}
