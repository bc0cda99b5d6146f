import { formRoute, leadTo } from '@/app/_shell/form-route';
import { whence } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { steadily } from '@/lib/auth/steady';
import { sendLink } from '@/lib/data/accounts/send-link';
import { paths, posts } from '@/lib/paths';
import { emailProblem } from '@/lib/schemas/account';

/** Sends a link by mail. The answer is the same for every address. */
export const POST = formRoute(async ({ context, field }) => {
  const email = field('email') ?? '';
  const isNewPassword = field('purpose') === 'new_password';
  const problem = emailProblem(email);
  if (problem) {
    const errors = [{ field: isNewPassword ? 'email' : 'link-email', code: problem }];
    const form = isNewPassword ? posts.sendLink() : posts.signIn();
    await keepTyped(context, { form, fields: { email: [email] }, errors });
    return isNewPassword ? paths.newPassword('1') : paths.signIn(undefined, { again: '1' });
  }
  const { network } = await whence();
  const purpose = isNewPassword ? 'new_password' : 'sign_in';
  await steadily(() => sendLink(context, { email, purpose, network }));
  return paths.linkSent();
});

export const GET = leadTo(paths.signIn());
