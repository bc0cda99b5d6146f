import { formRoute } from '@/app/_shell/form-route';
import { recordConsent } from '@/lib/data/diagnostics/consent';
import { createRun } from '@/lib/data/runs/create';
import { CONSENT_TEXT_VERSION } from '@/lib/messages/consent';
import { paths } from '@/lib/paths';

/** The end of the check page: notes what was ticked, then works out what fits. */
export const POST = formRoute(async ({ context, field }) => {
  const given = field('reports') === 'yes';
  await recordConsent(context, { purpose: 'reports', given, textVersion: CONSENT_TEXT_VERSION });
  await createRun(context, {});
  return paths.results();
});
