import { formRoute } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { DataError } from '@/lib/data/errors';
import { takeStep } from '@/lib/data/requests/take-step';
import { REQUEST_STEPS, type RequestSide } from '@/lib/domain/people';
import { paths, posts } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { postedVersion } from '@/lib/schemas/posted-version';
import { readStep } from '@/lib/schemas/request';

/** Takes a step of a request for one side; a form that cannot be taken comes back as it was typed. */
export function stepRoute(side: RequestSide) {
  const page = side === 'firm' ? paths.request : paths.deskRequest;
  const action = side === 'firm' ? posts.requestStep : posts.deskRequestStep;
  return formRoute<{ id: string }>(async ({ context, params: { id }, fields, field }) => {
    // Each side has steps and pages of its own.
    if (!(side === 'firm' ? 'firm' in context.actor : 'institution' in context.actor))
      throw new DataError('forbidden', { action: 'request.step' });
    if (!isId(id)) return side === 'firm' ? paths.requests() : paths.deskRequests();
    const step = REQUEST_STEPS.find((one) => one === field('step'));
    if (!step) return page(id);
    const again = async (errors: readonly { field: string; code: string }[], problem?: string) => {
      await keepTyped(context, { form: action(id), fields, errors });
      return page(id, { again: '1', problem });
    };
    const typed = {
      step,
      text: field('text') ?? '',
      day: field('day') ?? '',
      refusal: field('refusal') ?? '',
    };
    const read = readStep(typed, context.today);
    if (!read.ok) return again(read.errors);
    const version = postedVersion(field('version'));
    const done = await takeStep(context, { ...read.input, request: id, version });
    switch (done.outcome) {
      case 'done':
        return page(id);
      case 'conflict':
        return again([], 'conflict');
      case 'problem':
        return again([], done.problem);
    }
  });
}
