import { keepDraft } from '@/app/_shell/draft-cookie';
import { formRoute, leadTo } from '@/app/_shell/form-route';
import { inAccount } from '@/app/_shell/own-answers';
import { startDiagnostic } from '@/lib/data/diagnostics/start';
import { DataError } from '@/lib/data/errors';
import { screens } from '@/lib/domain/facts';
import { DIAGNOSTIC_FORMS, FILLED_BY } from '@/lib/domain/vocabulary';
import { paths } from '@/lib/paths';
import { DRAFT } from '../_screen/drawn-with';

/**
 * Opens a new draft and goes to its first question. Without a choice: all questions, by the firm. Where this browser
 * has come to hold answers that the page did not show, it is drawn again with them, and with what was chosen.
 */
export const POST = formRoute(async ({ context, field }) => {
  const chosen = {
    form: DIAGNOSTIC_FORMS.find((form) => form === field('form')) ?? 'full',
    filledBy: FILLED_BY.find((who) => who === field('filledBy')) ?? 'firm',
  };
  const locale = context.locale ?? 'en';
  const opened = await openedBy(() => startDiagnostic(context, { ...chosen, locale, draft: field(DRAFT) }));
  // Another of the firm was faster: these answers are theirs too.
  if (opened === null) return inAccount(context) ? paths.diagnostic() : paths.diagnostic('held', chosen);
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
