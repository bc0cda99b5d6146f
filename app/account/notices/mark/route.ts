import { formRoute, ignoreMissing, leadTo } from '@/app/_shell/form-route';
import { markNotices } from '@/lib/data/notices/mark';
import { paths } from '@/lib/paths';
import { isId } from '@/lib/schemas/id';
import { NOTICES_SHOWN } from '@/lib/schemas/kept';

/** Marks notices as read, or as new again. Those that are gone by now are no failure. */
export const POST = formRoute(async ({ context, fields, field }) => {
  const notices = (fields.notice ?? []).filter(isId).slice(0, NOTICES_SHOWN);
  await markNotices(context, { notices, read: field('read') !== 'no' }).catch(ignoreMissing);
  return paths.notices();
});

export const GET = leadTo(paths.notices());
