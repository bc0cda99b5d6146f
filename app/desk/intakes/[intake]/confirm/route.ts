import { stepOf } from '@/app/_intakes/step-view';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { choosePlaces } from '@/lib/data/intakes/choose';
import { closeCall } from '@/lib/data/intakes/close-call';
import { offerFreePlaces } from '@/lib/data/intakes/fill';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { postedVersion } from '@/lib/schemas/posted-version';

type Params = { intake: string };

/** Closes a call, gives the places, or offers those that are free. */
export const POST = formRoute<Params>(async ({ context, params: { intake }, field }) => {
  const step = stepOf(field('step'));
  if (!step || !isId(intake)) return paths.deskIntake(intake);
  const input = { intake, seen: postedVersion(field('seen')) };
  if (step === 'offer') {
    const { offered } = await offerFreePlaces(context, { intake });
    return paths.deskIntake(intake, { done: offered > 0 ? 'offered' : 'noneOffered' });
  }
  if (step === 'close') {
    const { outcome } = await closeCall(context, input);
    return outcome === 'closed'
      ? paths.deskIntake(intake, { done: 'closed' })
      : paths.intakeStep(intake, step, { problem: 'conflict' });
  }
  const { outcome } = await choosePlaces(context, input);
  // Pressed twice, it has been done.
  return outcome === 'chosen' || outcome === 'there'
    ? paths.deskIntake(intake, { done: 'chosen' })
    : paths.intakeStep(intake, step, { problem: 'conflict' });
});

export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  return seeOther(paths.deskIntake((await params).intake));
}
