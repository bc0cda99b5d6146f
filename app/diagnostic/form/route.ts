import { renewDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { setForm } from '@/lib/data/diagnostics/set-form';
import { paths } from '@/lib/paths';
import { DRAFT } from '../_screen/drawn-with';
import { firstOpenScreen } from '../_screen/flow';

/** From the short form on to all questions: the next page is the first that has a question not asked yet. */
export const POST = formRoute(async ({ context, field }) => {
  await setForm(context, { form: 'full', draft: field(DRAFT) });
  await renewDraft();
  const { answers } = await getDiagnostic(context);
  const screen = firstOpenScreen(answers, 'full');
  return screen ? paths.screen(screen) : paths.check();
});

export const GET = leadTo(paths.check());
