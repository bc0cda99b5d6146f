import { cookies } from 'next/headers';
import { renewDraft } from '@/app/_shell/draft-cookie';
import { type FormRequest, formRoute, seeOther } from '@/app/_shell/form-route';
import { COOKIES } from '@/lib/auth/locale';
import { rememberFor } from '@/lib/auth/remember';
import type { Context } from '@/lib/data/context';
import { getDiagnostic } from '@/lib/data/diagnostics/get';
import { saveScreen } from '@/lib/data/diagnostics/save-screen';
import { keepLocale } from '@/lib/data/diagnostics/set-locale';
import { createRun } from '@/lib/data/runs/create';
import { paths, type Return, readReturn, returnPath } from '@/lib/paths';
import { hasNewWord, isScreenId } from '@/lib/schemas/screen';
import { DRAFT } from '../../_screen/drawn-with';
import { pathAfter, pathBefore, screenAfterChange } from '../../_screen/flow';
import { type Go, onlyKeeps, readGo, stays } from './go';

type Params = { screen: string };

/** Where every question page posts to, whatever button was pressed. Nothing typed is lost on any way out. */
export const POST = formRoute<Params>(
  async ({ context, params: { screen }, fields, field }: FormRequest<Params>) => {
    if (!isScreenId(screen)) return paths.diagnostic();
    const pressed = readGo(field('go'));
    // Enter after a new word means the search beside it; anywhere else it means Continue.
    const go: Go =
      pressed.to === 'enter'
        ? { to: screen === 'activity' && hasNewWord(fields) ? 'search' : 'next' }
        : pressed;
    const from = readReturn(field('from'));
    const intent = go.to === 'keepSaved' ? 'discard' : onlyKeeps(go, fields) ? 'keep' : 'save';
    const { outcome } = await saveScreen(context, {
      screen,
      version: field('version'),
      shown: field('shown'),
      draft: field(DRAFT),
      tab: field('tab'),
      turn: field('turn'),
      fields,
      intent,
    });
    await renewDraft();
    // Sent by the page itself, which stays as it is.
    if (go.to === 'keep')
      return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
    return stays(go, outcome) ? paths.screen(screen, from) : leave(context, screen, go, from);
  },
);

/** The page may have been opened again by its address after an error: it then shows the questions. */
export async function GET(_: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { screen } = await params;
  return seeOther(isScreenId(screen) ? paths.screen(screen) : paths.diagnostic());
}

async function leave(
  context: Context,
  screen: string,
  go: Exclude<Go, { to: 'keep' }>,
  from: Return | undefined,
): Promise<string> {
  switch (go.to) {
    case 'stay':
    case 'search':
    case 'keepSaved':
      return paths.screen(screen, from);
    case 'language':
      (await cookies()).set(COOKIES.locale, go.locale, rememberFor('year'));
      await keepLocale(context, go.locale);
      return paths.screen(screen, from);
    case 'look':
      return paths.look(paths.screen(screen, from));
    case 'save':
      return paths.saved();
    case 'check':
      return paths.check();
    case 'results':
      return showResults(context);
    case 'next':
    case 'enter':
    case 'back':
      return from
        ? returnTo(context, screen, from, go.to === 'back')
        : neighbour(context, screen, go.to === 'back');
  }
}

/** Back to where a single answer was to be changed, by way of the questions that the change opens. */
async function returnTo(context: Context, screen: string, from: Return, back: boolean): Promise<string> {
  if (back) return returnPath(from);
  const { answers, form } = await getDiagnostic(context);
  const follows = screenAfterChange(screen, from, answers, form);
  if (follows) return paths.screen(follows, from);
  if (from !== 'check') await createRun(context, {});
  return returnPath(from);
}

async function showResults(context: Context): Promise<string> {
  await createRun(context, {});
  return paths.results();
}

async function neighbour(context: Context, screen: string, back: boolean): Promise<string> {
  const { answers, form } = await getDiagnostic(context);
  return back ? pathBefore(screen, answers, form) : pathAfter(screen, answers, form);
}
