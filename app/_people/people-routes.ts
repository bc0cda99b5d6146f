import { formRoute } from '@/app/_shell/form-route';
import { keepTyped } from '@/app/_shell/typed-forms';
import { steadily } from '@/lib/auth/steady';
import { endMembership } from '@/lib/data/accounts/end-membership';
import { invite } from '@/lib/data/accounts/invite';
import { emailProblem } from '@/lib/schemas/account';
import { isId } from '@/lib/schemas/id';
import { requireSide, SIDES, type Side } from './sides';

/** Invites somebody; an adviser only if the firm agrees to what that means. */
export function inviteRoute(side: Side) {
  const at = SIDES[side];
  return formRoute(async ({ context, fields, field }) => {
    requireSide(context, side, 'people.invite');
    const email = field('email') ?? '';
    const role = at.roles.find((one) => one === field('role'));
    const consent = field('consent') === 'yes';
    const problem = emailProblem(email);
    const errors = [
      ...(problem ? [{ field: 'email', code: problem }] : []),
      ...(role ? [] : [{ field: 'role', code: 'missing' }]),
      ...(role === 'firm_adviser' && !consent ? [{ field: 'consent', code: 'missing' }] : []),
    ];
    if (errors.length > 0 || !role) {
      await keepTyped(context, { form: at.invite(), fields, errors });
      return at.page({ again: '1' });
    }
    await steadily(() => invite(context, { email, role, consent }));
    return at.page({ done: 'sent' });
  });
}

/** Ends somebody's access, from their next request on. */
export function endAccessRoute(side: Side) {
  return formRoute<{ membership: string }>(async ({ context, params: { membership } }) => {
    requireSide(context, side, 'people.change');
    if (isId(membership)) await endMembership(context, { membership });
    return SIDES[side].page();
  });
}
