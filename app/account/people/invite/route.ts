import { formRoute, leadTo } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { invite } from '@/lib/data/accounts/invite';
import { paths, posts } from '@/lib/paths';
import { emailProblem } from '@/lib/schemas/account';

const ROLES = ['firm_colleague', 'firm_adviser'] as const;

/** Invites a colleague, or an adviser if the firm agrees to what that means. */
export const POST = formRoute(async ({ context, fields, field }) => {
  const email = field('email') ?? '';
  const role = ROLES.find((one) => one === field('role'));
  const consent = field('consent') === 'yes';
  const problem = emailProblem(email);
  const errors = [
    ...(problem ? [{ field: 'email', code: problem }] : []),
    ...(role ? [] : [{ field: 'role', code: 'missing' }]),
    ...(role === 'firm_adviser' && !consent ? [{ field: 'consent', code: 'missing' }] : []),
  ];
  if (errors.length > 0 || !role) {
    await keepTyped(context, { form: posts.invite(), fields, errors });
    return paths.accountPeople({ again: '1' });
  }
  await invite(context, { email, role, consent });
  return paths.accountPeople({ done: 'sent' });
});

export const GET = leadTo(paths.accountPeople());
