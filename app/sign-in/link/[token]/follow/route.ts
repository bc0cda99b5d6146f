import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute, seeOther } from '@/app/_shell/form-route';
import { halfWayIn, signedIn, whence } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { followLink } from '@/lib/data/accounts/follow-link';
import { lookAtLink } from '@/lib/data/accounts/look-at-link';
import { paths, posts } from '@/lib/paths';
import { nameProblem } from '@/lib/schemas/account';

type Params = { token: string };

/** Does what a link in a mail is for. */
export const POST = formRoute<Params>(async ({ context, params: { token }, field }) => {
  const link = await lookAtLink(context, { token });
  if (!link) return paths.link(token);
  const [name, password] = [field('name') ?? '', field('password') ?? ''];
  const again = async (errors: readonly { field: string; code: string }[]) => {
    await keepTyped(context, { form: posts.followLink(token), fields: { name: [name] }, errors });
    return paths.link(token, { again: '1' });
  };
  const wrongName = link.asksName ? nameProblem(name) : null;
  if (wrongName) return again([{ field: 'name', code: wrongName }]);
  const { device, knownDevice } = await whence();
  const done = await followLink(context, {
    token,
    name: link.asksName ? name : null,
    password: link.password === 'none' || password === '' ? null : password,
    device,
    knownDevice,
  });
  switch (done.outcome) {
    case 'signedIn':
      await signedIn(done);
      if (done.tookHeld) await forgetDraft();
      return paths.account();
    case 'secondStep':
      return halfWayIn(done);
    case 'invalidPassword':
      return again([{ field: 'password', code: done.code }]);
    case 'nameMissing':
      return again([{ field: 'name', code: 'missing' }]);
    case 'spent':
      return paths.link(token);
  }
});

/** Opened without its form, it does nothing: the page has the button. */
export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  return seeOther(paths.link((await params).token));
}
