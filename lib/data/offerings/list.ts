import { type AnyColumn, and, asc, desc, inArray, max, sql } from 'drizzle-orm';
import { offeringDraft, offeringEvent, offeringVersion, publishAsk } from '@/db/schema';
import { type OfferingContent, type ScheduledStep, stateOfOffering } from '../../domain/offerings';
import type { OfferingState, OfferingStep } from '../../domain/people';
import { LOCALES, type Locale, OFFERING_TYPES, type OfferingType } from '../../domain/vocabulary';
import { readOffering } from '../catalogue/revision';
import type { Context } from '../context';
import { reading } from '../reading';
import { foldedText, foldedWords, hasWordFrom } from '../text/fold';
import { draftContent, seenWithState } from './load';
import { scheduledAtDesk } from './scheduled';
import { atDesk, ownDrafts, ownVersions } from './scope';

export type DeskRow = {
  id: string;
  state: OfferingState;
  /** Something is being changed and not published yet. */
  hasDraft: boolean;
  /** Somebody asks somebody else to publish what stands here. */
  isAsked: boolean;
  /** What is to be done on a day. */
  scheduled: ScheduledStep | null;
  /** Last published one; 0 where there is none. */
  version: number;
  /** What stands in the catalogue, or stood there last, or what is being written. */
  content: OfferingContent | null;
  /** Not all is said yet that must be before it is published. */
  isUnfinished: boolean;
};

export type DeskFilter = {
  state: OfferingState | null;
  type: OfferingType | null;
  q: string;
  /** From 1. */
  page: number;
};

/** As many as one step can be taken for at once. */
export const OFFERINGS_A_PAGE = 50;

export type DeskList = {
  /** One page of those that pass the filter. */
  rows: readonly DeskRow[];
  /** How many pass it. */
  found: number;
  page: number;
  pages: number;
  /** How many the institution has, whatever is filtered. */
  total: number;
  counts: Readonly<Partial<Record<OfferingState, number>>>;
  /** Kinds that the institution offers. */
  types: readonly OfferingType[];
  /** Newest revision of the catalogue that one of them changed in; 0 where none was ever published. */
  revision: number;
};

/** Offerings of the actor's institution as of the newest revision, by name, a page at a time. */
export const listDeskOfferings = reading(
  'offering.read',
  async (ctx, filter: DeskFilter): Promise<DeskList> => {
    const all = await titlesOf(ctx);
    const counts: Partial<Record<OfferingState, number>> = {};
    for (const {
      row: { state },
    } of all)
      counts[state] = (counts[state] ?? 0) + 1;
    const locale = ctx.locale ?? 'en';
    const { compare } = new Intl.Collator(locale);
    const sought = foldedWords(filter.q);
    const passing = all
      .filter((title) => passes(title, filter, sought))
      .map((title) => ({ title, name: wordIn(title.name, locale) ?? title.row.id }))
      .toSorted((a, b) => compare(a.name, b.name) || (a.title.row.id < b.title.row.id ? -1 : 1));
    const pages = Math.max(1, Math.ceil(passing.length / OFFERINGS_A_PAGE));
    const page = Math.min(Math.max(1, filter.page), pages);
    const shown = passing.slice((page - 1) * OFFERINGS_A_PAGE, page * OFFERINGS_A_PAGE);
    const types = new Set(all.map(({ type }) => type));
    return {
      rows: await withContent(
        ctx,
        shown.map(({ title }) => title.row),
      ),
      found: passing.length,
      page,
      pages,
      total: all.length,
      counts,
      types: OFFERING_TYPES.filter((one) => types.has(one)).toSorted(),
      revision: await revisionOf(ctx),
    };
  },
);

type ShortRow = Omit<DeskRow, 'content' | 'isUnfinished'>;
/** As it is stored, which may be in a form that is not read any more. */
type Worded = Readonly<Partial<Record<Locale, unknown>>> | null;
/** What an offering is found and put in order by: of thousands, the whole is read only of those on the page. */
type Title = { row: ShortRow; type: string | null; name: Worded; summary: Worded };

async function titlesOf({ db, actor }: Context): Promise<readonly Title[]> {
  const versions = await db
    .selectDistinctOn([offeringVersion.id], {
      id: offeringVersion.id,
      version: offeringVersion.version,
      toRevision: offeringVersion.toRevision,
      ...titleIn(offeringVersion),
    })
    .from(offeringVersion)
    .where(ownVersions(actor))
    .orderBy(asc(offeringVersion.id), desc(offeringVersion.version));
  const drafts = await db
    .select({
      id: offeringDraft.id,
      offering: offeringDraft.offering,
      version: offeringDraft.version,
      ...titleIn(offeringDraft),
    })
    .from(offeringDraft)
    .where(ownDrafts(actor));
  const steps = await lastSteps({ db, actor });
  const asks = await asksOf({ db, actor });
  const scheduled = await scheduledAtDesk({ db, actor });
  const waiting = (id: string, now: string) => ({
    isAsked: asks.get(id) === now,
    scheduled: scheduled(id, now),
  });
  const draftOf = new Map(drafts.map((draft) => [draft.offering, draft]));
  const published = versions.map(({ id, version, toRevision, ...title }) => {
    const draft = draftOf.get(id) ?? null;
    const state = stateOfOffering({
      versions: version,
      isOpen: toRevision === null,
      last: steps.get(id) ?? null,
    });
    const now = seenWithState({ draft, versions: [{ version }], state });
    return { ...title, row: { id, state, version, hasDraft: draft !== null, ...waiting(id, now) } };
  });
  const isPublished = new Set(versions.map(({ id }) => id));
  const unpublished = drafts
    .filter(({ offering }) => !isPublished.has(offering))
    .map(({ id, offering, version, ...title }) => {
      const state = 'draft' as const;
      const now = seenWithState({ draft: { id, version }, versions: [], state });
      return {
        ...title,
        row: { id: offering, state, version: 0, hasDraft: true, ...waiting(offering, now) },
      };
    });
  return [...published, ...unpublished];
}

function titleIn({ definition, text }: { definition: AnyColumn; text: AnyColumn }) {
  return {
    type: sql<string | null>`${definition} ->> 'type'`,
    name: sql<Worded>`${text} -> 'name'`,
    summary: sql<Worded>`${text} -> 'summary'`,
  };
}

function wordIn(words: Worded, locale: Locale): string | null {
  const word = words?.[locale];
  return typeof word === 'string' ? word : null;
}

/** In: rows of a page. Out: they with what stands in the catalogue, or stood there last, or is being written. */
async function withContent({ db, actor }: Context, rows: readonly ShortRow[]): Promise<readonly DeskRow[]> {
  const idsWhere = (isPublished: boolean) =>
    rows.filter(({ version }) => version > 0 === isPublished).map(({ id }) => id);
  const versions = await db
    .selectDistinctOn([offeringVersion.id], {
      id: offeringVersion.id,
      definition: offeringVersion.definition,
      text: offeringVersion.text,
    })
    .from(offeringVersion)
    .where(and(ownVersions(actor), inArray(offeringVersion.id, idsWhere(true))))
    .orderBy(asc(offeringVersion.id), desc(offeringVersion.version));
  const drafts = await db
    .select({ id: offeringDraft.offering, definition: offeringDraft.definition, text: offeringDraft.text })
    .from(offeringDraft)
    .where(and(ownDrafts(actor), inArray(offeringDraft.offering, idsWhere(false))));
  const contents = new Map<string, Pick<DeskRow, 'content' | 'isUnfinished'>>();
  for (const stored of versions)
    contents.set(stored.id, { content: readOffering(stored), isUnfinished: false });
  for (const { id, definition, text } of drafts) {
    const { content, unsaid } = draftContent({ definition, text });
    contents.set(id, { content, isUnfinished: unsaid.length > 0 });
  }
  return rows.map((row) => ({ ...row, ...(contents.get(row.id) ?? { content: null, isUnfinished: false }) }));
}

/** Out: by offering, what was asked to be published. */
async function asksOf({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: publishAsk.offering, seen: publishAsk.seen })
    .from(publishAsk)
    .where(atDesk(actor, publishAsk.institution));
  return new Map(rows.map(({ id, seen }) => [id, seen]));
}

async function lastSteps({
  db,
  actor,
}: Pick<Context, 'db' | 'actor'>): Promise<ReadonlyMap<string, OfferingStep>> {
  const rows = await db
    .selectDistinctOn([offeringEvent.offering], { id: offeringEvent.offering, step: offeringEvent.step })
    .from(offeringEvent)
    .where(atDesk(actor, offeringEvent.institution))
    .orderBy(asc(offeringEvent.offering), desc(offeringEvent.number));
  return new Map(rows.map(({ id, step }) => [id, step]));
}

async function revisionOf({ db, actor }: Context): Promise<number> {
  const [row] = await db
    .select({ from: max(offeringVersion.fromRevision), to: max(offeringVersion.toRevision) })
    .from(offeringVersion)
    .where(ownVersions(actor));
  return Math.max(row?.from ?? 0, row?.to ?? 0);
}

function passes({ row, type, name, summary }: Title, filter: DeskFilter, sought: readonly string[]): boolean {
  if (filter.state !== null && filter.state !== row.state) return false;
  if (filter.type !== null && filter.type !== type) return false;
  if (sought.length === 0) return true;
  const words = foldedText(
    LOCALES.flatMap((locale) => [wordIn(name, locale) ?? '', wordIn(summary, locale) ?? '']),
  );
  return sought.every((word) => hasWordFrom(words, word));
}
