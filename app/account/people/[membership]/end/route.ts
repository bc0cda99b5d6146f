import { formRoute, leadTo } from '@/app/_shell/form-route';
import { endMembership } from '@/lib/data/accounts/end-membership';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';

/** Ends somebody's access to the firm, from their next request on. */
export const POST = formRoute<{ membership: string }>(async ({ context, params: { membership } }) => {
  if (isId(membership)) await endMembership(context, { membership });
  return paths.accountPeople();
});

export const GET = leadTo(paths.accountPeople());
