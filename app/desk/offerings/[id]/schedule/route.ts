import { formRoute, seeOther } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { scheduleStep } from '@/lib/data/offerings/schedule-step';
import { OFFERING_STEPS, type OfferingStep } from '@/lib/domain/people';
import { paths, posts } from '@/lib/paths';
import { readStepDay } from '@/lib/schemas/offering';

/** Says on which day a step is to be taken; a day that cannot be comes back as it was typed. */
export const POST = formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
  const step = OFFERING_STEPS.find((one) => one === field('step')) ?? 'publish';
  const again = async (code: string) => {
    await keepTyped(context, { form: posts.scheduleStep(id), fields, errors: [{ field: 'day', code }] });
    return pageOf(id, step, { again: '1' });
  };
  const read = readStepDay(field('day') ?? '', context.today);
  if ('problem' in read) return again(read.problem);
  const { outcome } = await scheduleStep(context, {
    ...{ offering: id, seen: field('seen') ?? '', step, day: read.day },
  });
  switch (outcome) {
    case 'scheduled':
      return paths.deskOffering(id, { done: outcome });
    case 'past':
    case 'far':
      return again(outcome);
    case 'same':
    case 'unfinished':
    // What is to be done before it is published stands on the page.
    case 'second':
      return pageOf(id, step, {});
    case 'rule':
    case 'conflict':
      return pageOf(id, step, { problem: outcome });
  }
});

type Query = { again?: string; problem?: string };

function pageOf(id: string, step: OfferingStep, query: Query): string {
  return step === 'publish' ? paths.publishOffering(id, query) : paths.closeOffering(id, step, query);
}

type Route = { params: Promise<{ id: string }> };

export async function GET(_: Request, { params }: Route): Promise<Response> {
  return seeOther(paths.deskOffering((await params).id));
}
