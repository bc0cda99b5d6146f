import type { Appearance } from '@/lib/auth/locale';
import type { Locale } from '@/lib/domain/vocabulary';
import { type Translator, translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';

export const PROBLEMS = [
  'forbidden',
  'notAllowed',
  'method',
  'tooLarge',
  'unreadable',
  'overtaken',
  'otherDraft',
  'signedOut',
  'signedIn',
  'tooMany',
  'noDraft',
  'notFound',
  'unavailable',
  'unexpected',
] as const;
export type Problem = (typeof PROBLEMS)[number];

const STATUS: Readonly<Record<Problem, number>> = {
  forbidden: 403,
  notAllowed: 403,
  method: 405,
  tooLarge: 413,
  unreadable: 400,
  overtaken: 409,
  otherDraft: 409,
  signedOut: 409,
  signedIn: 409,
  tooMany: 429,
  noDraft: 404,
  notFound: 404,
  unavailable: 503,
  unexpected: 500,
};

/** Minutes to wait where nothing else is said. */
const WAIT: Readonly<Partial<Record<Problem, number>>> = { tooMany: 15, unavailable: 1 };

const METHODS = 'GET, HEAD, POST, OPTIONS';

export type ProblemInput = {
  problem: Problem;
  locale: Locale;
  appearance: Appearance;
  reference: string;
  /** What was posted and where, so that it can be sent again unchanged. */
  retry?: { action: string; fields: FormFields } | undefined;
  /** Answers were sent and found nothing to be saved to. */
  lost?: boolean | undefined;
  /** The answers stand in an account, and not behind a code. */
  isKept?: boolean | undefined;
  /** Minutes after which it may be tried again, where that is known. */
  minutes?: number | undefined;
  /** Page to open again. */
  from?: string | undefined;
};

/**
 * Route handlers cannot draw pages of the framework, and a page cannot choose its status code: a refused or failed
 * request is answered with this plain document. It needs no script and no record.
 */
export function problemResponse(input: ProblemInput): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  const wait = waitOf(input);
  if (wait) headers.set('retry-after', String(60 * wait));
  if (input.problem === 'method') headers.set('allow', METHODS);
  return new Response(problemDocument(input), { status: STATUS[input.problem], headers });
}

function waitOf({ problem, minutes }: Pick<ProblemInput, 'problem' | 'minutes'>): number | undefined {
  return minutes ?? WAIT[problem];
}

function problemDocument({
  problem,
  locale,
  appearance,
  reference,
  retry,
  lost,
  isKept,
  minutes,
  from,
}: ProblemInput): string {
  const t = translator(locale);
  const title = t(`common.problem.${problem}.title`);
  const told = problem === 'unavailable' || problem === 'unexpected';
  const look = appearance === 'system' ? '' : ` data-look="${appearance}"`;
  return `<!DOCTYPE html>
<html lang="${locale}" dir="ltr"${look}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – Puente</title>
<link rel="stylesheet" href="/plain.css">
<link rel="icon" href="/favicon.ico">
</head>
<body>
<header><a href="${paths.home()}">Puente</a></header>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraph(t(`common.problem.${problem}.text`))}
${lost ? paragraph(t('common.problem.noDraft.lost')) : ''}
${waysFrom(t, { problem, retry, isKept, minutes, from })}
${problem === 'noDraft' ? button(paths.diagnostic(), t('common.problem.start')) : ''}
${problem === 'noDraft' ? link(paths.resume(), t('common.problem.resume')) : ''}
${problem === 'notAllowed' && !retry ? button(paths.account(), t('account.your')) : ''}
${link(paths.home(), t('common.problem.home'))}
${told ? paragraph(t('common.problem.reference', { id: reference })) : ''}
</main>
</body>
</html>
`;
}

function waysFrom(
  t: Translator,
  given: Pick<ProblemInput, 'problem' | 'retry' | 'isKept' | 'minutes' | 'from'>,
): string {
  switch (given.problem) {
    case 'otherDraft':
      return waysFromOther(t, given);
    case 'signedOut':
    case 'signedIn':
      return waysOfAccount(t, given.problem, given.retry);
    case 'notAllowed':
      return given.retry ? waysOfAccount(t, given.problem, given.retry) : waysOn(t, given);
    default:
      return waysOn(t, given);
  }
}

/** From a form of answers that can be reached again: what was typed waits here, and the way there opens beside it. */
function waysOfAccount(
  t: Translator,
  problem: 'signedOut' | 'signedIn' | 'notAllowed',
  retry: ProblemInput['retry'],
): string {
  const label = problem === 'signedOut' ? t('account.signIn.title') : t('account.your');
  const href = problem === 'signedOut' ? paths.signIn() : paths.account();
  if (!retry) return paragraph(t(`common.problem.${problem}.next`)) + button(href, label);
  const beside = `<p><a class="btn" href="${escapeHtml(href)}" target="_blank" rel="noopener">${escapeHtml(label)}</a></p>`;
  const typed = paragraph(t(`common.problem.${problem}.typed`));
  return typed + beside + retryForm(retry, t('common.problem.saveTyped'));
}

function waysOn(
  t: Translator,
  { problem, retry, minutes, from }: Pick<ProblemInput, 'problem' | 'retry' | 'minutes' | 'from'>,
): string {
  const again = t('common.problem.again');
  const next = paragraph(t(`common.problem.${problem}.next`, { minutes: waitOf({ problem, minutes }) ?? 0 }));
  if (retry) return paragraph(t('common.problem.unavailable.typed')) + next + retryForm(retry, again);
  return from ? next + button(from, again) : next;
}

/** From a form that was drawn with other answers than those that are open now: to the ones or to the others. */
function waysFromOther(t: Translator, { retry, isKept }: Pick<ProblemInput, 'retry' | 'isKept'>): string {
  const add = retry
    ? paragraph(t('common.problem.otherDraft.typed')) + retryForm(retry, t('common.problem.otherDraft.add'))
    : '';
  const back = isKept
    ? paragraph(t('common.problem.otherDraft.nextFirm')) + link(paths.account(), t('account.your'))
    : paragraph(t('common.problem.otherDraft.next')) + link(paths.resume(), t('common.problem.resume'));
  return add + link(paths.diagnostic(), t('common.problem.otherDraft.see')) + back;
}

function retryForm({ action, fields }: NonNullable<ProblemInput['retry']>, label: string): string {
  const inputs = Object.entries(fields).flatMap(([name, values]) =>
    values.map((value) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`),
  );
  return `<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button>${escapeHtml(label)}</button></form>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function link(href: string, label: string): string {
  return `<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`;
}

function button(href: string, label: string): string {
  return `<p><a class="btn" href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\0': '',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"\0]/g, (character) => ENTITIES[character] ?? '');
}
