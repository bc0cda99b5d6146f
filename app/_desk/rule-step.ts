import { randomUUID } from 'node:crypto';
import { type RuleStep, ruleStepSchema } from '@/lib/domain/eligibility';

/** An id that no node of any rule has. */
export function newNodeId(): string {
  return `n${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** In: the fields of a button of the tree, and an id for a new group. Out: the step; null for what is none. */
export function readTreeStep(field: (name: string) => string | undefined, id: string): RuleStep | null {
  const step = field('step');
  const [node, kind, group, persona] = ['node', 'kind', 'group', 'persona'].map(field);
  const read = ruleStepSchema.safeParse(
    partsOf({ step, node, kind, group, persona, id, count: field('count') }),
  );
  return read.success ? read.data : null;
}

type Fields = Readonly<Record<'step' | 'node' | 'kind' | 'group' | 'persona' | 'count', string | undefined>>;

/** Only what belongs to the step: a form may send more. */
function partsOf({ step, node, kind, group, persona, count, id }: Fields & { id: string }) {
  switch (step) {
    case 'wrap':
      return { step, node, id, kind };
    case 'regroup':
      return { step, node, kind, count: kind === 'atLeast' ? Number(count) : 1 };
    case 'into':
      return { step, node, group };
    case 'dropPersona':
      return { step, persona };
    default:
      return { step, node };
  }
}
