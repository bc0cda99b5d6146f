import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn, whence } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { halfWayToken } from '@/lib/auth/session-cookie';
import { takeSecondStep } from '@/lib/data/accounts/take-second-step';
import { ownPath, paths, posts } from '@/lib/paths';

/** Signs in by a code, after the first step. Whether it was wrong or used before is not said. */
export const POST = formRoute(async ({ context, field }) => {
  const [code, given] = [field('code') ?? '', field('next')];
  const next = given === undefined ? undefined : ownPath(given);
  const again = async (problem: string, minutes?: number) => {
    const errors = [{ field: 'code', code: problem }];
    await keepTyped(context, { form: posts.secondStep(), fields: {}, errors });
    return paths.secondStep({ next, again: '1', minutes });
  };
  const token = await halfWayToken();
  if (token === null) return paths.secondStep({ next });
  if (code.trim() === '') return again('missing');
  const { device, knownDevice } = await whence();
  const done = await takeSecondStep(context, { token, code, device, knownDevice });
  switch (done.outcome) {
    case 'signedIn':
      await signedIn(done);
      return next ?? paths.account();
    case 'ended':
      return paths.secondStep({ next });
    case 'wrong':
      return again('wrong');
    case 'tooMany':
      return again('tooMany', done.minutes ?? undefined);
  }
});

export const GET = leadTo(paths.secondStep());
