import { keepDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { startDiagnostic } from '@/lib/data/diagnostics/start';
import { DataError } from '@/lib/data/errors';
import { screens } from '@/lib/domain/facts';
import { DIAGNOSTIC_FORMS, FILLED_BY } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';

/** Opens a new draft and goes to its first question. Without a choice: all questions, by the firm. */
export const POST = formRoute(async ({ context, field }) => {
  const opened = await openedBy(() =>
    startDiagnostic(context, {
      form: DIAGNOSTIC_FORMS.find((form) => form === field('form')) ?? 'full',
      filledBy: FILLED_BY.find((who) => who === field('filledBy')) ?? 'firm',
      locale: context.locale ?? 'en',
    }),
  );
  // Another of the firm was faster: these answers are theirs too.
  if (opened === null) return paths.diagnostic();
  // A firm with an account has no code to keep: its diagnostic stands in the account.
  if (opened.code !== null) await keepDraft(opened.code);
  return paths.screen(screens[0]?.id ?? '');
});

async function openedBy<T>(open: () => Promise<T>): Promise<T | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof DataError && error.code === 'conflict') return null;
    throw error;
  }
}

export const GET = leadTo(paths.diagnostic());
