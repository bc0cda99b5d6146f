import type { Appearance } from '@/lib/auth/locale';
import type { Locale } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { paths } from '@/lib/paths';
import type { FormFields } from '@/lib/schemas/fields';

export const PROBLEMS = [
  'forbidden',
  'notAllowed',
  'method',
  'tooLarge',
  'unreadable',
  'overtaken',
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
${retry ? paragraph(t('common.problem.unavailable.typed')) : ''}
${lost ? paragraph(t('common.problem.noDraft.lost')) : ''}
${paragraph(t(`common.problem.${problem}.next`, { minutes: waitOf({ problem, minutes }) ?? 0 }))}
${retry ? retryForm(retry, t('common.problem.again')) : from ? button(from, t('common.problem.again')) : ''}
${problem === 'noDraft' ? button(paths.diagnostic(), t('common.problem.start')) : ''}
${problem === 'noDraft' ? link(paths.resume(), t('common.problem.resume')) : ''}
${problem === 'notAllowed' ? button(paths.account(), t('account.your')) : ''}
${link(paths.home(), t('common.problem.home'))}
${told ? paragraph(t('common.problem.reference', { id: reference })) : ''}
</main>
</body>
</html>
`;
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
