import { renewDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { decidesOnAnswers } from '@/app/_shell/own-answers';
import { recordConsent } from '@/lib/data/diagnostics/consent';
import { createRun } from '@/lib/data/runs/create';
import { CONSENT_TEXT_VERSION } from '@/lib/messages/consent';
import { paths } from '@/lib/paths';
import { DRAFT } from '../_screen/drawn-with';
import { readSeenConsent } from '../_screen/seen-consent';

/** The end of the check page: notes what was ticked, then works out what fits. */
export const POST = formRoute(async ({ context, field }) => {
  const given = field('reports') === 'yes';
  const draft = field(DRAFT);
  const seen = readSeenConsent(field('seen'));
  // Who only helps the firm was not asked.
  if (decidesOnAnswers(context))
    await recordConsent(context, {
      purpose: 'reports',
      given,
      textVersion: CONSENT_TEXT_VERSION,
      seen,
      draft,
    });
  await renewDraft();
  await createRun(context, {});
  return paths.results();
});

export const GET = leadTo(paths.check());
