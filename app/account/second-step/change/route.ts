import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { forgetShownCodes, keepShownCodes } from '@/lib/auth/session-cookie';
import { makeRecoveryCodes, turnOffSecondStep } from '@/lib/data/accounts/change-second-step';
import { sealCodes } from '@/lib/data/accounts/shown-codes';
import { paths, posts } from '@/lib/paths';
import { ownStepProblem } from '../problem';

/** Makes new recovery codes, or turns the second step off: two buttons of one form. */
export const POST = formRoute(async ({ context, field }) => {
  const [code, password] = [field('code') ?? '', field('password') ?? null];
  const again = async (problem: string, minutes?: number) => {
    const errors = [{ field: 'code', code: problem }];
    await keepTyped(context, { form: posts.changeSecondStep(), fields: {}, errors });
    return paths.ownSecondStep({ again: '1', minutes });
  };
  if (code.trim() === '') return again('missing');
  const change = field('go') === 'off' ? turnOffSecondStep : makeRecoveryCodes;
  const done = await change(context, { password, code });
  switch (done.outcome) {
    case 'made':
      await keepShownCodes(sealCodes(context.actor, done.codes));
      return paths.ownSecondStep();
    case 'off':
      await signedIn(done);
      await forgetShownCodes();
      return paths.ownSecondStep({ done: 'off' });
    case 'wrong':
    case 'tooMany':
      return again(...ownStepProblem(done, password));
  }
});

export const GET = leadTo(paths.ownSecondStep());
