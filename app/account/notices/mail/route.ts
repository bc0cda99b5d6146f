import { formRoute, leadTo } from '@/app/_shell/form-route';
import { wantNoticeMail } from '@/lib/data/notices/want-mail';
import { paths } from '@/lib/paths';

/** Saves whether who asks wants mails about notices. */
export const POST = formRoute(async ({ context, field }) => {
  await wantNoticeMail(context, { wanted: field('wanted') === 'yes' });
  return paths.notices({ done: 'mail' });
});

export const GET = leadTo(paths.notices());
