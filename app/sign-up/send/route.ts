import { formRoute, leadTo } from '@/app/_shell/form-route';
import { whence } from '@/app/_shell/sign-in-answers';
import { keepTyped } from '@/app/_shell/typed-forms';
import { steadily } from '@/lib/auth/steady';
import { requestSignUp } from '@/lib/data/accounts/request-sign-up';
import { paths, posts } from '@/lib/paths';
import { emailProblem, nameProblem, passwordLengthProblem } from '@/lib/schemas/account';

/** Sends the mail that makes the account. The answer is the same whether or not the address has one. */
export const POST = formRoute(async ({ context, field }) => {
  const [name, firmName, email] = [field('name') ?? '', field('firmName') ?? '', field('email') ?? ''];
  const password = field('password') ?? '';
  const again = async (errors: readonly { field: string; code: string }[]) => {
    const fields = { name: [name], firmName: [firmName], email: [email] };
    await keepTyped(context, { form: posts.signUp(), fields, errors });
    return paths.signUp({ again: '1' });
  };
  const found = [
    ['name', nameProblem(name)],
    ['firmName', nameProblem(firmName)],
    ['email', emailProblem(email)],
    ['password', password === '' ? null : passwordLengthProblem(password, false)],
  ] as const;
  const errors = found.flatMap(([one, code]) => (code === null ? [] : [{ field: one, code }]));
  if (errors.length > 0) return again(errors);
  const { network } = await whence();
  const asked = { name, firmName, email, password: password || null, network };
  const done = await steadily(() => requestSignUp(context, asked));
  return done.outcome === 'sent' ? paths.linkSent() : again([{ field: 'password', code: done.code }]);
});

export const GET = leadTo(paths.signUp());
