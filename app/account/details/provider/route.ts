import { formRoute, leadTo } from '@/app/_shell/form-route';
import { signedIn } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { providerSettings } from '@/lib/auth/provider-settings';
import { changeIdentity } from '@/lib/data/accounts/change-identity';
import { DataError } from '@/lib/data/errors';
import { paths, posts } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Takes the way in through the provider away, or allows it again. */
export const POST = formRoute(async ({ context, field }) => {
  const settings = providerSettings();
  const [identity, password] = [field('identity') ?? '', field('current') ?? null];
  if (settings === null) throw new DataError('not_found', { entity: 'identity' });
  if (!isId(identity)) return paths.accountDetails();
  const again = async (code: string, minutes?: number) => {
    const errors = [{ field: 'provider-current', code }];
    await keepTyped(context, { form: posts.changeProvider(), fields: {}, errors });
    return paths.accountDetails({ again: '1', minutes });
  };
  const given = { identity, provider: settings.name, password, allowed: field('go') === 'allow' };
  const done = await changeIdentity(context, given);
  switch (done.outcome) {
    case 'takenAway':
      await signedIn(done);
      return paths.accountDetails({ done: 'providerTakenAway' });
    case 'allowed':
      return paths.accountDetails({ done: 'providerAllowed' });
    case 'wrong':
      return again('wrongPassword');
    case 'tooMany':
      return done.minutes === null ? again('tooManyLink') : again('tooMany', done.minutes);
  }
});

export const GET = leadTo(paths.accountDetails());
