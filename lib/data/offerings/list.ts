import { asc, desc, max } from 'drizzle-orm';
import { offeringDraft, offeringEvent, offeringVersion, publishAsk } from '@/db/schema';
import { type OfferingContent, stateOfOffering } from '../../domain/offerings';
import type { OfferingState, OfferingStep } from '../../domain/people';
import { LOCALES, type OfferingType } from '../../domain/vocabulary';
import { readOffering } from '../catalogue/revision';
import type { Context } from '../context';
import { reading } from '../reading';
import { foldedText, foldedWords, hasWordFrom } from '../text/fold';
import { seenWithState } from './load';
import { atDesk, ownDrafts, ownVersions } from './scope';

export type DeskRow = {
  id: string;
  state: OfferingState;
  /** Something is being changed and not published yet. */
  hasDraft: boolean;
  /** Somebody asks somebody else to publish what stands here. */
  isAsked: boolean;
  /** Last published one; 0 where there is none. */
  version: number;
  /** What stands in the catalogue, or stood there last, or what is being written. */
  content: OfferingContent | null;
};

export type DeskFilter = { state: OfferingState | null; type: OfferingType | null; q: string };

export type DeskList = {
  rows: readonly DeskRow[];
  /** How many the institution has, whatever is filtered. */
  total: number;
  counts: Readonly<Partial<Record<OfferingState, number>>>;
  /** Kinds that the institution offers. */
  types: readonly OfferingType[];
  /** Newest revision of the catalogue that one of them changed in; 0 where none was ever published. */
  revision: number;
};

/** All offerings of the actor's institution as of the newest revision, by name. */
export const listDeskOfferings = reading(
  'offering.read',
  async (ctx, filter: DeskFilter): Promise<DeskList> => {
    const all = await rowsOf(ctx);
    const counts: Partial<Record<OfferingState, number>> = {};
    for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1;
    const locale = ctx.locale ?? 'en';
    const { compare } = new Intl.Collator(locale);
    const name = ({ id, content }: DeskRow) => content?.text.name[locale] ?? id;
    return {
      rows: all
        .filter((row) => passes(row, filter))
        .toSorted((a, b) => compare(name(a), name(b)) || (a.id < b.id ? -1 : 1)),
      total: all.length,
      counts,
      types: [...new Set(all.flatMap(({ content }) => content?.offering.type ?? []))].toSorted(),
      revision: await revisionOf(ctx),
    };
  },
);

async function rowsOf({ db, actor }: Context): Promise<readonly DeskRow[]> {
  const versions = await db
    .selectDistinctOn([offeringVersion.id])
    .from(offeringVersion)
    .where(ownVersions(actor))
    .orderBy(asc(offeringVersion.id), desc(offeringVersion.version));
  const drafts = await db.select().from(offeringDraft).where(ownDrafts(actor));
  const steps = await lastSteps({ db, actor });
  const asks = await asksOf({ db, actor });
  const published = versions.map((row) => {
    const draft = drafts.find(({ offering }) => offering === row.id) ?? null;
    const state = stateOfOffering({
      versions: row.version,
      isOpen: row.toRevision === null,
      last: steps.get(row.id) ?? null,
    });
    return {
      ...{ id: row.id, state, version: row.version, hasDraft: draft !== null },
      isAsked: asks.get(row.id) === seenWithState({ draft, versions: [row], state }),
      content: readOffering(row),
    };
  });
  const unpublished = drafts
    .filter(({ offering }) => !versions.some(({ id }) => id === offering))
    .map((draft) => ({
      ...({ id: draft.offering, state: 'draft', hasDraft: true, version: 0 } as const),
      isAsked: asks.get(draft.offering) === seenWithState({ draft, versions: [], state: 'draft' }),
      content: readOffering(draft),
    }));
  return [...published, ...unpublished];
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

function passes({ state, content }: DeskRow, filter: DeskFilter): boolean {
  if (filter.state !== null && filter.state !== state) return false;
  if (filter.type !== null && content?.offering.type !== filter.type) return false;
  const sought = foldedWords(filter.q);
  if (sought.length === 0) return true;
  const words = foldedText(
    LOCALES.flatMap((locale) => (content ? [content.text.name[locale], content.text.summary[locale]] : [])),
  );
  return sought.every((word) => hasWordFrom(words, word));
}
