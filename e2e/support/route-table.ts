import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One of each kind that can ask, in the order of the marks below; the key is that of the demonstration. */
export const ASKERS = [
  'visitor',
  'owner',
  'colleague',
  'adviser',
  'officer',
  'institution_admin',
  'seat_holder',
  'reviewer',
  'platform_admin',
] as const;

export type Asker = (typeof ASKERS)[number];

/** What a part of an address in brackets names. */
export type Named = 'request' | 'offering' | 'intake' | 'import' | 'firmMember' | 'institutionMember';

type Empty = string | 400 | 404;
type Fields = Readonly<Record<string, string>>;
/**
 * `who` has a mark for each asker: `o` may have what is theirs, `-` may not, whatever it names. `fields` is what the form would be taken with, so that nothing but who asks
 * is in its way; a page that shows a part of something has that in its `query`. `h1` is what stands over the page for whoever
 * may have it; `empty` where their form without an answer leads, or the status that says why it leads nowhere. `upload`: the form carries a file.
 */
export type Row = {
  who: string;
  names?: Named;
  fields?: Fields;
  query?: string;
  upload?: true;
  h1?: RegExp;
  empty?: Empty | readonly Empty[];
};

/** Well formed, and the id of nothing. */
export const NOTHING = '00000000-0000-4000-8000-000000000000';

const FIRM = '- ooo --- --';
const SIGNED_IN = '- ooo ooo oo';
const STAFF = '- --- ooo oo';
const DESK = '- --- oo- --';

/** Pages that are not for everybody. Whoever signed in may read what is theirs. */
export const PAGES: Readonly<Record<string, Row>> = {
  '/account/data': { who: SIGNED_IN, h1: /^Your data$/ },
  '/account/data/erase': { who: SIGNED_IN, h1: /^Delete everything\?$/ },
  '/account/details': { who: SIGNED_IN, h1: /^Name, language and password$/ },
  '/account/history': { who: FIRM, h1: /^Your firm over time$/ },
  '/account/notices': { who: FIRM, h1: /^Notices$/ },
  '/account/people': { who: FIRM, h1: /^People of the firm$/ },
  '/account/people/[membership]': { who: '- o-- --- --', names: 'firmMember', h1: /^End the access of / },
  '/account/requests': { who: FIRM, h1: /^Your requests$/ },
  '/account/requests/[id]': { who: FIRM, names: 'request', h1: /^Part testing with explained results$/ },
  '/account/requests/new/[offering]': { who: FIRM, h1: /^Ask for / },
  '/account/saved': { who: FIRM, h1: /^Offers you keep$/ },
  '/account/second-step': { who: STAFF, h1: /^Second step at sign-in$/ },
  '/account/unsent': { who: SIGNED_IN, h1: /^What you typed was not sent$/ },
  '/account/sessions': { who: SIGNED_IN, h1: /^Where you are signed in$/ },
  '/desk/intakes/[intake]': { who: DESK, names: 'intake' },
  '/desk/intakes/[intake]/edit': { who: DESK, names: 'intake' },
  '/desk/intakes/[intake]/marks': { who: DESK, names: 'intake' },
  '/desk/intakes/[intake]/step/[step]': { who: DESK, names: 'intake' },
  '/desk/offerings': { who: DESK, h1: /^Offerings of / },
  '/desk/offerings/[id]': { who: DESK, names: 'offering', h1: /^Part testing with explained results$/ },
  '/desk/offerings/[id]/close/[step]': { who: DESK, names: 'offering', h1: /^Pause: / },
  '/desk/offerings/[id]/compare': { who: DESK, names: 'offering', h1: /^Two versions of / },
  '/desk/offerings/[id]/discard': { who: DESK, names: 'offering', h1: /^Throw the changes away: / },
  '/desk/offerings/[id]/edit': { who: DESK, names: 'offering', h1: /^Change: / },
  '/desk/offerings/[id]/edit/[part]': { who: DESK, names: 'offering', h1: /^Membership and who pays less$/ },
  '/desk/offerings/new': { who: DESK, h1: /^New offering$/ },
  '/desk/offerings/[id]/intakes': { who: DESK, names: 'offering', h1: /^Groups and places: / },
  '/desk/offerings/[id]/intakes/new': { who: DESK, names: 'offering', h1: /^Open a group: / },
  '/desk/offerings/[id]/publish': { who: DESK, names: 'offering', h1: /^Publish: / },
  '/desk/offerings/[id]/rule': { who: DESK, names: 'offering', h1: /^Whom .* is for$/ },
  '/desk/offerings/[id]/rule/add': { who: DESK, names: 'offering', h1: /^What is the condition about\?$/ },
  '/desk/offerings/[id]/rule/condition': {
    ...{ who: DESK, names: 'offering' },
    query: '?group=eligibility&fact=firm.employees',
    h1: /^Number of people$/,
  },
  '/desk/offerings/[id]/rule/test-firm': { who: DESK, names: 'offering', h1: /^Test firm$/ },
  '/desk/offerings/[id]/versions/[version]': { who: DESK, names: 'offering', h1: /, version 1$/ },
  '/desk/offerings/bulk': { who: DESK, query: '?step=pause', h1: /^Pause several offerings$/ },
  '/desk/offerings/import': { who: DESK, h1: /^Import offerings from a file$/ },
  '/desk/offerings/import/[import]': { who: DESK, names: 'import', h1: /^What the file would do$/ },
  '/desk/people': { who: '- --- -o- --', h1: /^People of Centro/ },
  '/desk/people/[membership]': { who: '- --- -o- --', names: 'institutionMember', h1: /^End the access of / },
  '/desk/requests': { who: DESK, h1: /^Requests to / },
  '/desk/requests/[id]': { who: DESK, names: 'request', h1: /^Part testing with explained results$/ },
};

/** Forms that are not for everybody. */
export const FORMS: Readonly<Record<string, Row>> = {
  '/account/act-as': { empty: '/account', who: SIGNED_IN, fields: { membership: NOTHING } },
  '/account/data/erase/confirm': {
    empty: '/account/data/erase?again=1',
    who: SIGNED_IN,
    fields: { confirm: 'yes' },
  },
  '/account/details/password': {
    empty: '/account/details?again=1',
    who: SIGNED_IN,
    fields: { current: 'caballo verde luna', password: 'otra luna sobre el mar' },
  },
  '/account/details/provider': {
    empty: '/account/details',
    who: SIGNED_IN,
    fields: { identity: NOTHING, go: 'take-away' },
  },
  '/account/details/save': {
    empty: '/account/details?again=1',
    who: SIGNED_IN,
    fields: { name: 'Otro nombre', locale: 'es', version: '1' },
  },
  // Whether the firm of the demonstration has answers yet, other tests decide.
  '/account/notices/mail': {
    empty: [404, '/account/notices?done=mail'],
    who: FIRM,
    fields: { wanted: 'yes' },
  },
  '/account/notices/mark': { empty: '/account/notices', who: FIRM, fields: { notice: NOTHING } },
  '/account/people/[membership]/end': { who: '- o-- --- --', names: 'firmMember' },
  '/account/people/invite': {
    empty: '/account/people?again=1',
    who: '- o-- --- --',
    fields: { email: 'nobody@firm.example', role: 'firm_colleague' },
  },
  '/account/requests/[id]/step': { who: FIRM, names: 'request', fields: { step: 'withdraw', version: '1' } },
  '/account/requests/send': {
    empty: 400,
    who: FIRM,
    fields: { offering: 'O06', kind: 'place', answersVersion: '1' },
  },
  '/account/saved/keep': { empty: 400, who: FIRM, fields: { offering: 'O06' } },
  '/account/saved/let-go': { empty: 400, who: FIRM, fields: { offering: 'O06' } },
  '/account/second-step/change': {
    empty: '/account/second-step?again=1',
    who: SIGNED_IN,
    fields: { go: 'off', code: '123456' },
  },
  '/account/second-step/kept': { empty: '/account/second-step', who: STAFF },
  '/account/second-step/turn-on': { empty: '/account/second-step?again=1', who: STAFF },
  '/account/unsent/forget': { empty: '/account/unsent', who: SIGNED_IN },
  '/account/sessions/end': { empty: '/account/sessions', who: SIGNED_IN, fields: { session: 'others' } },
  '/desk/intakes/[intake]/confirm': { who: DESK, names: 'intake', fields: { step: 'offer' } },
  '/desk/intakes/[intake]/marks/save': { who: DESK, names: 'intake' },
  '/desk/intakes/[intake]/save': { who: DESK, names: 'intake' },
  '/desk/offerings/bulk/confirm': { who: DESK, fields: { step: 'pause' }, empty: '/desk/offerings' },
  '/desk/offerings/[id]/close/confirm': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/discard/confirm': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/duplicate': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/intakes/open': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/publish/ask': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/publish/confirm': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/rule/change': { who: DESK, names: 'offering', fields: { step: 'remove', node: 'x' } },
  '/desk/offerings/[id]/rule/condition/save': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/rule/test-firm/save': { who: DESK, names: 'offering' },
  '/desk/offerings/[id]/schedule': {
    ...{ who: DESK, names: 'offering' },
    fields: { step: 'pause', day: '1/1/2028' },
  },
  '/desk/offerings/[id]/schedule/call-off': {
    ...{ who: DESK, names: 'offering' },
    fields: { scheduled: NOTHING },
  },
  '/desk/offerings/[id]/edit/[part]/save': { who: DESK, names: 'offering' },
  '/desk/offerings/new/create': {
    ...{ who: DESK, empty: '/desk/offerings/new?again=1' },
    fields: { 'name.en': 'A course', 'name.es': 'Un curso', type: 'testing' },
  },
  '/desk/offerings/[id]/save': { who: DESK, names: 'offering' },
  '/desk/offerings/import/[import]/confirm': { who: DESK, names: 'import' },
  '/desk/offerings/import/check': { who: DESK, upload: true, empty: '/desk/offerings/import?again=1' },
  '/desk/people/[membership]/end': { who: '- --- -o- --', names: 'institutionMember' },
  '/desk/people/invite': {
    empty: '/desk/people?again=1',
    who: '- --- -o- --',
    fields: { email: 'nobody@firm.example', role: 'programme_officer' },
  },
  '/desk/people/publishing': {
    empty: '/desk/people?done=publishing',
    ...{ who: '- --- -o- --', fields: { people: '1' } },
  },
  '/desk/requests/[id]/step': { who: DESK, names: 'request', fields: { step: 'look', version: '1' } },
};

/** In: a row. Out: whether this asker may have what is theirs. */
export function may({ who }: Row, asker: Asker): boolean {
  const marks = who.replaceAll(' ', '');
  return marks[ASKERS.indexOf(asker)] === 'o';
}

const APP = path.resolve(import.meta.dirname, '../../app');
const FOLDERS = ['account', 'desk'];

/** Out: what the account and the desk consist of, as the folders say: pages, and addresses that take a form. */
export function privateRoutes(): { pages: readonly string[]; forms: readonly string[] } {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(APP, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  );
  const named = (name: string) => files.filter((file) => path.basename(file) === name);
  const address = (file: string) => `/${path.dirname(file)}`.replaceAll(path.sep, '/');
  const takesForm = (file: string) =>
    /export (const|async function|function) POST\b/.test(readFileSync(path.join(APP, file), 'utf8'));
  return {
    pages: named('page.tsx').map(address).toSorted(),
    forms: named('route.ts').filter(takesForm).map(address).toSorted(),
  };
}
