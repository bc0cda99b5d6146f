import { forgetDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { visitorContext } from '@/lib/auth/context';
import { requireDrawnWith } from '@/lib/data/diagnostics/drawn-with';
import { paths } from '@/lib/paths';
import { DRAFT } from '../_screen/drawn-with';
import { findDraft } from '../_screen/find-draft';

/** Takes the code off a shared device; the draft itself stays. */
export const POST = formRoute(async ({ context, field }) => {
  // The code that this browser holds, whoever has signed in since.
  const held = await findDraft(await visitorContext());
  // The code of other answers was not on that page.
  if (held) requireDrawnWith(held, field(DRAFT));
  await forgetDraft();
  return 'draft' in context.actor ? paths.diagnostic('forgotten') : paths.account();
});

export const GET = leadTo(paths.saved());
