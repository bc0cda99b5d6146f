import { keepDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { startDiagnostic } from '@/lib/data/diagnostics/start';
import { screens } from '@/lib/domain/facts';
import { DIAGNOSTIC_FORMS, FILLED_BY } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';

/** Opens a new draft and goes to its first question. Without a choice: all questions, by the firm. */
export const POST = formRoute(async ({ context, field }) => {
  const { code } = await startDiagnostic(context, {
    form: DIAGNOSTIC_FORMS.find((form) => form === field('form')) ?? 'full',
    filledBy: FILLED_BY.find((who) => who === field('filledBy')) ?? 'firm',
    locale: context.locale ?? 'en',
  });
  await keepDraft(code);
  return paths.screen(screens[0]?.id ?? '');
});

export const GET = leadTo(paths.diagnostic());
