import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { keepShownCodes } from '@/lib/auth/session-cookie';
import { sealCodes } from '@/lib/data/accounts/shown-codes';
import { turnOnSecondStep } from '@/lib/data/accounts/turn-on-second-step';
import { paths, posts } from '@/lib/paths';
import { ownStepProblem } from '../problem';

/** Turns the second step on. Of what was typed nothing is kept but the key, sealed as it came. */
export const POST = formRoute(async ({ context, field }) => {
  const [code, password] = [field('code') ?? '', field('password') ?? null];
  const offer = (field('offer') ?? '').slice(0, 400);
  const again = async (problem: string, minutes?: number) => {
    const errors = [{ field: 'code', code: problem }];
    await keepTyped(context, { form: posts.turnOnSecondStep(), fields: { offer: [offer] }, errors });
    return paths.ownSecondStep({ again: '1', minutes });
  };
  if (code.trim() === '') return again('missing');
  const done = await turnOnSecondStep(context, { password, code, offer });
  switch (done.outcome) {
    case 'on':
      await signedIn(done);
      await keepShownCodes(sealCodes(context.actor, done.codes));
      return paths.ownSecondStep();
    case 'stale':
      return paths.ownSecondStep();
    case 'wrong':
    case 'tooMany':
      return again(...ownStepProblem(done, password));
  }
});

export const GET = leadTo(paths.ownSecondStep());
