import { unstable_rethrow } from 'next/navigation';
import { requestAccount, requestContext, sessionHasEnded } from '@/lib/auth/context';
import { mutatingRequest, type SentFile, uploadRequest } from '@/lib/auth/guard';
import { requestAppearance, requestId, requestLocale } from '@/lib/auth/request';
import type { Context } from '@/lib/data/context';
import { holderOfMark } from '@/lib/data/diagnostics/drawn-with';
import { DataError } from '@/lib/data/errors';
import { paths, posts } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';
import { FORM_BYTES } from '@/lib/schemas/limits';
import { type Problem, type ProblemInput, problemResponse } from './problem-document';
import { reportError } from './report-error';
import { storable } from './typed-forms';
import { forgetUnsent, isOfAnother, keepUnsent } from './unsent';

export type FormRequest<Params> = {
  context: Context;
  params: Params;
  /** All values of a field. */
  fields: FormFields;
  /** First value of a field. */
  field: (name: string) => string | undefined;
};

/** Where to go next, as a path of this site, or a whole response. */
type Answer = string | Response;
type RouteContext<Params> = { params: Promise<Params> };

/** Wraps the handler of a posted form, of at most so many bytes: guard in front, 303 after, and every failure told in words. */
export function formRoute<Params = Record<never, never>>(
  handle: (request: FormRequest<Params>) => Promise<Answer>,
  maxBytes: number = FORM_BYTES,
) {
  return guardedRoute(withoutFile(maxBytes), (request: FormRequest<Params>) => handle(request));
}

/** The same for a form that carries a file. */
export function uploadRoute(
  handle: (request: FormRequest<Record<never, never>>, file: SentFile) => Promise<Answer>,
) {
  return guardedRoute(uploadRequest, handle);
}

type Guarded<File> = { ok: true; fields: FormFields; file: File } | { ok: false; problem: Problem };

function withoutFile(maxBytes: number): (request: Request) => Promise<Guarded<null>> {
  return async (request) => {
    const guarded = await mutatingRequest(request, maxBytes);
    return guarded.ok ? { ...guarded, file: null } : guarded;
  };
}

function guardedRoute<Params, File>(
  guard: (request: Request) => Promise<Guarded<File>>,
  handle: (request: FormRequest<Params>, file: File) => Promise<Answer>,
) {
  return async (request: Request, route: RouteContext<Params>): Promise<Response> => {
    const guarded = await guard(request);
    if (!guarded.ok) return problem({ problem: guarded.problem });
    const { file } = guarded;
    const { typist, fields } = withoutTypist(guarded.fields);
    const action = new URL(request.url).pathname;
    try {
      const context = await requestContext();
      if (file === null && isOfAnother(context, typist))
        return answered(await keepUnsent(typist, { action, fields: storable(fields) }));
      const params = await route.params;
      const form = { context, params, fields, field: (name: string) => fields[name]?.[0] };
      const answer = await handle(form, file);
      if (typist !== undefined) await forgetUnsent(context, action);
      return answered(answer);
    } catch (error) {
      unstable_rethrow(error);
      const kind = problemOf(error);
      // A form of ours that a schema refuses is a mistake of ours: the log must show it.
      if (kind === 'unexpected' || kind === 'unreadable') reportError(error, await requestId());
      const moved = await movedSince(kind, fields);
      if (moved !== null) {
        if (isOfAnswers(action)) return problem({ problem: moved, retry: { action, fields } });
        return moved === 'signedOut' ? seeOther(paths.signIn()) : problem({ problem: moved });
      }
      if ((kind === 'notAllowed' || kind === 'noDraft') && (await sessionHasEnded()))
        return seeOther(paths.signIn());
      const sent = { action, fields: ofHeld(error, action, fields) };
      const retry = isTriedAgain(kind, action) ? sent : undefined;
      const lost = kind === 'noDraft' && isOfAnswers(action);
      // Codes and devices are no matter of those who have an account.
      const isKept = isOfDraft(kind) && (await requestAccount()) !== null;
      const told = isKept && kind === 'noDraft' ? 'notFound' : kind;
      return problem({ problem: told, retry, lost, isKept, minutes: minutesOf(error) });
    }
  };
}

/** For whom a form was drawn is of no matter to what it is for. */
function withoutTypist({ typist, ...rest }: FormFields): { typist: string | undefined; fields: FormFields } {
  return { typist: typist?.[0], fields: Object.assign(Object.create(null), rest) };
}

function answered(answer: Answer): Response {
  return typeof answer === 'string' ? seeOther(answer) : answer;
}

/** Whether who sent a form has signed in or out since it was drawn, so that the answers of the form are out of reach. */
async function movedSince(kind: Problem, fields: FormFields): Promise<'signedIn' | 'signedOut' | null> {
  if (kind !== 'notAllowed' && !isOfDraft(kind)) return null;
  const holder = holderOfMark(fields.draft?.[0] ?? '');
  const isSignedIn = (await requestAccount()) !== null;
  if (holder === 'account' && !isSignedIn) return 'signedOut';
  return holder === 'visitor' && isSignedIn ? 'signedIn' : null;
}

function isOfAnswers(action: string): boolean {
  return action.startsWith(posts.answers(''));
}

function isOfDraft(kind: Problem): boolean {
  return kind === 'noDraft' || kind === 'otherDraft';
}

function isTriedAgain(kind: Problem, action: string): boolean {
  const isElsewhere = kind === 'otherDraft' || kind === 'notAllowed';
  return kind === 'unavailable' || kind === 'unexpected' || (isElsewhere && isOfAnswers(action));
}

/** Fields that tell what a question page was drawn from. */
const DRAWN_FROM = ['version', 'shown', 'tab', 'turn'];

/** What was typed beside other answers, as a form of the held ones that has seen none of them: it writes over nothing. */
function ofHeld(error: unknown, action: string, fields: FormFields): FormFields {
  const held = error instanceof DataError && error.told === 'otherDraft' ? error.detail.held : undefined;
  if (held === undefined || !isOfAnswers(action)) return fields;
  const typed = Object.entries(fields).filter(([name]) => !DRAWN_FROM.includes(name));
  return { ...Object.fromEntries(typed), draft: [held] };
}

/** A path, not an address: the browser stays on the host it asked for, whatever the request claimed. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}

/** GET of an address that only takes a form: after an error it may be opened again, and leads to the form's page. */
export function leadTo(path: string): () => Response {
  return () => seeOther(path);
}

async function problem(
  input: Pick<ProblemInput, 'problem' | 'retry' | 'lost' | 'isKept' | 'minutes'>,
): Promise<Response> {
  return problemResponse({
    ...input,
    locale: await requestLocale(),
    appearance: await requestAppearance(),
    reference: await requestId(),
  });
}

/** For what may be gone already, such as what was ended in another window: that is no failure. */
export function ignoreMissing(error: unknown): void {
  if (!(error instanceof DataError) || error.code !== 'not_found') throw error;
}

function minutesOf(error: unknown): number | undefined {
  const minutes = error instanceof DataError ? Number(error.detail.minutes) : 0;
  return minutes > 0 ? minutes : undefined;
}

/** What a failure of the data layer means to the person who sent a form. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof DataError)) return 'unexpected';
  switch (error.code) {
    case 'not_found':
      // What was looked for besides the answers of this browser is no matter of starting anew.
      return error.told ?? 'notFound';
    case 'expired':
      return 'noDraft';
    case 'forbidden':
      return 'notAllowed';
    case 'too_many':
      return 'tooMany';
    case 'unavailable':
      return 'unavailable';
    case 'conflict':
      return error.told ?? 'overtaken';
    case 'invalid':
      return 'unreadable';
  }
}
