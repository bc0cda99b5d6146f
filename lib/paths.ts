/** Every address of the site, built in one place. Query values are encoded here, so callers pass plain text. */

type Query = Readonly<Record<string, string | number | undefined>>;

/** Filters of the public catalogue, as they stand in the address. */
export type OfferingFilters = {
  q?: string | undefined;
  type?: string | undefined;
  country?: string | undefined;
  subdivision?: string | undefined;
  sector?: string | undefined;
  size?: string | undefined;
  language?: string | undefined;
  price?: string | undefined;
  open?: string | undefined;
  page?: number | undefined;
};

/** Filters of the list of institutions, as they stand in the address. */
export type InstitutionFilters = Pick<OfferingFilters, 'q' | 'type' | 'country'>;

/** Where a screen returns to after Continue: all answers, the results, or why one offering stands where it does. */
export type Return = 'check' | 'results' | `match-${string}`;

export function fromMatch(offering: string): Return {
  return `match-${offering}`;
}

/** In: a `from` as it came back. Out: the same if it is one of ours: never an address, only a page by its name. */
export function readReturn(text: string | undefined): Return | undefined {
  if (text === 'check' || text === 'results') return text;
  const offering = /^match-([\w-]{1,60})$/.exec(text ?? '')?.[1];
  return offering === undefined ? undefined : fromMatch(offering);
}

/** The page that a screen returns to. */
export function returnPath(from: Return): string {
  if (from === 'check') return paths.check();
  return from === 'results' ? paths.results() : paths.match(from.slice(fromMatch('').length));
}

export const paths = {
  home: () => '/',
  offerings: (filters: OfferingFilters = {}) => withQuery('/offerings', filters),
  offering: (id: string) => `/offerings/${encodeURIComponent(id)}`,
  institutions: (filters: InstitutionFilters = {}) => withQuery('/institutions', filters),
  institution: (id: string) => `/institutions/${encodeURIComponent(id)}`,
  method: () => '/method',
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  /** `mark`: changes with what the sheet says. */
  sheet: (mark: string) => `/styles/${mark}.css`,
  /** `from`: the page to return to with the look chosen. */
  look: (from: string) => withQuery('/look', { from }),
  /** `query`: what was chosen there before. */
  diagnostic: (notice?: 'noDraft' | 'forgotten' | 'held', query: Query = {}) =>
    withQuery('/diagnostic', { notice, ...query }),
  screen: (screen: string, from?: Return) => withQuery(`/diagnostic/${encodeURIComponent(screen)}`, { from }),
  check: () => '/diagnostic/check',
  saved: () => '/diagnostic/saved',
  resume: (code?: string, problem?: 'empty' | 'wrong' | 'expired' | 'held') =>
    withQuery('/diagnostic/resume', { code, problem }),
  delete: (done?: 'yes') => withQuery('/diagnostic/delete', { done }),
  results: () => '/results',
  allResults: () => '/results?all=1',
  match: (offering: string) => `/results/${encodeURIComponent(offering)}`,
  print: () => '/results/print',
  /** `next`: the page to go on to. */
  signIn: (next?: string, query: Query = {}) => withQuery('/sign-in', { next, ...query }),
  /** `next` and `again`, as for signing in. */
  secondStep: (query: Query = {}) => withQuery('/sign-in/second-step', query),
  /** To the sign-in provider; `next`, as for signing in. */
  provider: (next?: string) => withQuery('/sign-in/provider', { next }),
  /** Where the provider sends people back to. */
  providerReturn: () => '/sign-in/provider/return',
  providerProblem: (why: string, query: Query = {}) =>
    withQuery('/sign-in/provider/problem', { why, ...query }),
  account: () => '/account',
  accountDetails: (query: Query = {}) => withQuery('/account/details', query),
  ownSecondStep: (query: Query = {}) => withQuery('/account/second-step', query),
  accountPeople: (query: Query = {}) => withQuery('/account/people', query),
  endAccess: (membership: string) => `/account/people/${encodeURIComponent(membership)}`,
  /** What was sent when the session had ended. */
  unsent: () => '/account/unsent',
  accountData: () => '/account/data',
  eraseAccount: (query: Query = {}) => withQuery('/account/data/erase', query),
  exportJson: () => '/account/data/export.json',
  exportCsv: () => '/account/data/export.csv',
  exportAnswers: () => '/account/data/answers.csv',
  signUp: (query: Query = {}) => withQuery('/sign-up', query),
  newPassword: (again?: '1') => withQuery('/sign-in/new-password', { again }),
  linkSent: () => '/sign-in/sent',
  /** The page a link in a mail opens; only its button does anything. */
  link: (token: string, query: Query = {}) => withQuery(`/sign-in/link/${encodeURIComponent(token)}`, query),
  /** The mails of the demonstration, which nobody sends. */
  outbox: () => '/outbox',
  outboxMail: (id: string) => `/outbox/${encodeURIComponent(id)}`,
  savedOfferings: (query: Query = {}) => withQuery('/account/saved', query),
  history: (query: Query = {}) => withQuery('/account/history', query),
  notices: (query: Query = {}) => withQuery('/account/notices', query),
  requests: (query: Query = {}) => withQuery('/account/requests', query),
  request: (id: string, query: Query = {}) => withQuery(`/account/requests/${encodeURIComponent(id)}`, query),
  newRequest: (offering: string, query: Query = {}) =>
    withQuery(`/account/requests/new/${encodeURIComponent(offering)}`, query),
  deskRequests: (query: Query = {}) => withQuery('/desk/requests', query),
  deskRequest: (id: string, query: Query = {}) =>
    withQuery(`/desk/requests/${encodeURIComponent(id)}`, query),
  deskPeople: (query: Query = {}) => withQuery('/desk/people', query),
  deskEndAccess: (membership: string) => `/desk/people/${encodeURIComponent(membership)}`,
  deskOfferings: (query: Query = {}) => withQuery('/desk/offerings', query),
  /** One step for several offerings, null for the form of a list; `done`: how many of them it was taken for. */
  deskBulk: (asked: { step: string; ids: readonly string[]; done?: number } | null) =>
    asked === null
      ? '/desk/offerings/bulk'
      : `/desk/offerings/bulk?${new URLSearchParams([
          ['step', asked.step],
          ...asked.ids.map((id) => ['offering', id]),
          ...(asked.done === undefined ? [] : [['done', String(asked.done)]]),
        ])}`,
  exportOfferingsCsv: () => '/desk/offerings/export.csv',
  exportOfferingsJson: () => '/desk/offerings/export.json',
  importOfferings: (query: Query = {}) => withQuery('/desk/offerings/import', query),
  importReview: (id: string, query: Query = {}) => withQuery(ofImport(id), query),
  importRefused: (id: string) => `${ofImport(id)}/refused.csv`,
  deskOffering: (id: string, query: Query = {}) => withQuery(atDesk(id), query),
  deskVersion: (id: string, version: number) => `${atDesk(id)}/versions/${version}`,
  deskCompare: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/compare`, query),
  editOffering: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/edit`, query),
  editPart: (id: string, part: string, query: Query = {}) => withQuery(ofPart(id, part), query),
  newOffering: (query: Query = {}) => withQuery('/desk/offerings/new', query),
  publishOffering: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/publish`, query),
  closeOffering: (id: string, step: 'pause' | 'withdraw', query: Query = {}) =>
    withQuery(`${atDesk(id)}/close/${step}`, query),
  discardDraft: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/discard`, query),
  deskIntakes: (offering: string) => `${atDesk(offering)}/intakes`,
  newIntake: (offering: string, query: Query = {}) => withQuery(`${atDesk(offering)}/intakes/new`, query),
  deskIntake: (intake: string, query: Query = {}) => withQuery(ofIntake(intake), query),
  editIntake: (intake: string, query: Query = {}) => withQuery(`${ofIntake(intake)}/edit`, query),
  intakeStep: (intake: string, step: 'close' | 'choose' | 'offer', query: Query = {}) =>
    withQuery(`${ofIntake(intake)}/step/${step}`, query),
  intakeMarks: (intake: string, query: Query = {}) => withQuery(`${ofIntake(intake)}/marks`, query),
  offeringRule: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/rule`, query),
  ruleAdd: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/rule/add`, query),
  ruleCondition: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/rule/condition`, query),
  ruleTestFirm: (id: string, query: Query = {}) => withQuery(`${atDesk(id)}/rule/test-firm`, query),
  /** Where one is signed in. */
  sessions: () => '/account/sessions',
  problem: (kind: 'unavailable' | 'unexpected', from: string, reference: string) =>
    withQuery('/problem', { kind, from, reference }),
} as const;

/** Where forms are posted to. Each answers 303. */
export const posts = {
  start: () => '/diagnostic/start',
  answers: (screen: string) => `/diagnostic/answers/${encodeURIComponent(screen)}`,
  resume: () => '/diagnostic/resume/open',
  delete: () => '/diagnostic/delete/confirm',
  consent: () => '/diagnostic/consent',
  allQuestions: () => '/diagnostic/form',
  forget: () => '/diagnostic/forget',
  runs: () => '/results/runs',
  signIn: () => '/sign-in/enter',
  signInDemo: () => '/sign-in/demo',
  secondStep: () => '/sign-in/second-step/enter',
  sendLink: () => '/sign-in/send-link',
  followLink: (token: string) => `/sign-in/link/${encodeURIComponent(token)}/follow`,
  signUp: () => '/sign-up/send',
  actAs: () => '/account/act-as',
  signOut: () => '/account/sign-out',
  endSession: () => '/account/sessions/end',
  forgetUnsent: () => '/account/unsent/forget',
  saveDetails: () => '/account/details/save',
  changeProvider: () => '/account/details/provider',
  changePassword: () => '/account/details/password',
  turnOnSecondStep: () => '/account/second-step/turn-on',
  changeSecondStep: () => '/account/second-step/change',
  keptCodes: () => '/account/second-step/kept',
  invite: () => '/account/people/invite',
  endAccess: (membership: string) => `/account/people/${encodeURIComponent(membership)}/end`,
  eraseAccount: () => '/account/data/erase/confirm',
  keepOffering: () => '/account/saved/keep',
  letGoOffering: () => '/account/saved/let-go',
  markNotices: () => '/account/notices/mark',
  noticeMail: () => '/account/notices/mail',
  sendRequest: () => '/account/requests/send',
  requestStep: (id: string) => `/account/requests/${encodeURIComponent(id)}/step`,
  deskRequestStep: (id: string) => `/desk/requests/${encodeURIComponent(id)}/step`,
  deskInvite: () => '/desk/people/invite',
  deskEndAccess: (membership: string) => `/desk/people/${encodeURIComponent(membership)}/end`,
  setPublishing: () => '/desk/people/publishing',
  bulk: () => '/desk/offerings/bulk/confirm',
  createOffering: () => '/desk/offerings/new/create',
  saveDraft: (id: string) => `${atDesk(id)}/save`,
  savePart: (id: string, part: string) => `${ofPart(id, part)}/save`,
  publishOffering: (id: string) => `${atDesk(id)}/publish/confirm`,
  askToPublish: (id: string) => `${atDesk(id)}/publish/ask`,
  closeOffering: (id: string) => `${atDesk(id)}/close/confirm`,
  scheduleStep: (id: string) => `${atDesk(id)}/schedule`,
  callOff: (id: string) => `${atDesk(id)}/schedule/call-off`,
  discardDraft: (id: string) => `${atDesk(id)}/discard/confirm`,
  changeRule: (id: string) => `${atDesk(id)}/rule/change`,
  saveCondition: (id: string) => `${atDesk(id)}/rule/condition/save`,
  saveTestFirm: (id: string) => `${atDesk(id)}/rule/test-firm/save`,
  duplicateOffering: (id: string) => `${atDesk(id)}/duplicate`,
  checkImport: () => '/desk/offerings/import/check',
  runImport: (id: string) => `${ofImport(id)}/confirm`,
  openIntake: (offering: string) => `${atDesk(offering)}/intakes/open`,
  saveIntake: (intake: string) => `${ofIntake(intake)}/save`,
  intakeStep: (intake: string) => `${ofIntake(intake)}/confirm`,
  saveMarks: (intake: string) => `${ofIntake(intake)}/marks/save`,
  language: () => '/language',
  appearance: () => '/appearance',
} as const;

/** Addresses for machines. */
export const api = {
  activities: (q: string, lang: string) => withQuery('/api/v1/activities', { q, lang }),
  offerings: () => '/api/v1/offerings',
  offering: (id: string) => `/api/v1/offerings/${encodeURIComponent(id)}`,
  health: () => '/api/health',
} as const;

/**
 * In: a path as it came back from a form. Out: the same if it leads to this site, else the home page.
 * Browsers read `\` as `/` and drop tabs and line ends, so anything but plain path characters is refused.
 */
export function ownPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[\w\-./~%?&=+:,;@!$'()*#]*$/.test(path) && !path.includes('//')
    ? path
    : paths.home();
}

/** Lists that are searched by a form: fields left empty stand in the address that a browser makes of it. */
const SEARCHED: readonly string[] = [
  paths.offerings(),
  paths.institutions(),
  paths.deskOfferings(),
  paths.deskRequests(),
];

/** In: path and query as they were asked for. Out: the query with only what was filled in; null if it is short already. */
export function shortQuery(path: string, query: URLSearchParams): string | null {
  if (!SEARCHED.includes(path)) return null;
  const all = [...query];
  const filled = all.filter(([, value]) => value.trim() !== '');
  return filled.length < all.length ? new URLSearchParams(filled).toString() : null;
}

function ofPart(id: string, part: string): string {
  return `${atDesk(id)}/edit/${encodeURIComponent(part)}`;
}

function atDesk(offering: string): string {
  return `/desk/offerings/${encodeURIComponent(offering)}`;
}

function ofImport(id: string): string {
  return `/desk/offerings/import/${encodeURIComponent(id)}`;
}

function ofIntake(intake: string): string {
  return `/desk/intakes/${encodeURIComponent(intake)}`;
}

function withQuery(path: string, query: Query): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (parts.length === 0) return path;
  return `${path}?${new URLSearchParams(parts.map(([name, value]) => [name, String(value)]))}`;
}
