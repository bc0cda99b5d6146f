import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { paths } from '@/lib/paths';

/** Takes the code off a shared device; the draft itself stays. */
export const POST = formRoute(async () => {
  await forgetDraft();
  return paths.diagnostic('forgotten');
});

export const GET = leadTo(paths.saved());
