import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { catalogueRevision, offeringDraft, offeringEvent, offeringVersion, publishAsk } from '@/db/schema';
import { canonicalJson } from '../../domain/canonical-json';
import {
  type OfferingContent,
  type PublishAsk,
  type ScheduledStep,
  stateOfOffering,
} from '../../domain/offerings';
import type { OfferingState, OfferingStep } from '../../domain/people';
import { isOfferingId } from '../../schemas/offering';
import { filledUp, isNamed, type StoredOffering, unsaidIn, valueAt } from '../../schemas/offering-import';
import { columnsBehind, type EditPage } from '../../schemas/offering-parts';
import { readOffering } from '../catalogue/revision';
import type { Context } from '../context';
import { iso } from '../diagnostics/state';
import { DataError } from '../errors';
import { hasTwoPeople } from './desk-setting';
import { scheduledFor } from './scheduled';
import { atDesk, ownDrafts, ownVersions } from './scope';

/** As it stands in a row, every attribute by the name that the files of the catalogue use. */
export type Stored = { definition: Readonly<Record<string, unknown>>; text: unknown };
const definitionSchema = z.record(z.string(), z.unknown());

export type Version = Stored & {
  version: number;
  fromRevision: number;
  toRevision: number | null;
  /** Day its revision was published. */
  publishedOn: string;
  /** Null where it cannot be read any more. */
  content: OfferingContent | null;
};

export type Draft = Stored & {
  id: string;
  version: number;
  baseVersion: number | null;
  editedBy: string;
  editedAt: string;
  /** With something in the place of what is not said yet. */
  content: OfferingContent | null;
  /** Columns of which nothing is said yet. */
  unsaid: readonly string[];
};

export type Event = {
  number: number;
  step: OfferingStep;
  version: number;
  revision: number;
  person: string;
  at: string;
};

/** What the next step of an offering would start from. */
type Latest = Stored & Pick<Draft, 'content' | 'unsaid'>;

/** All that one desk knows of an offering. */
export type Desk = {
  id: string;
  institution: string;
  state: OfferingState;
  /** Oldest first. */
  versions: readonly Version[];
  draft: Draft | null;
  events: readonly Event[];
  /** Two people are needed to publish. */
  twoPeople: boolean;
  /** Somebody asks for what stands here now to be published; what was asked before the last change counts no more. */
  ask: PublishAsk | null;
  /** What is to be done on a day. */
  scheduled: ScheduledStep | null;
};

/** One offering of the actor's institution, whatever its state. Another's and one that never existed are both missing. */
export async function loadDesk(ctx: Context, id: string): Promise<Desk> {
  if (!isOfferingId(id)) throw new DataError('not_found', { entity: 'offering' });
  const versions = await versionsOf(ctx, id);
  const draft = await draftOf(ctx, id);
  const institution = versions.at(-1)?.institution ?? draft?.institution;
  if (institution === undefined) throw new DataError('not_found', { entity: 'offering' });
  const events = await eventsOf(ctx, id);
  const state = stateOfOffering({
    versions: versions.length,
    isOpen: versions.some(({ toRevision }) => toRevision === null),
    last: events.at(-1)?.step ?? null,
  });
  const desk = { id, institution, state, versions, draft, events, twoPeople: await hasTwoPeople(ctx) };
  const now = seenWithState(desk);
  return { ...desk, ask: await askOf(ctx, id, now), scheduled: await scheduledFor(ctx, id, now) };
}

async function askOf({ db, actor }: Context, id: string, seen: string): Promise<PublishAsk | null> {
  const [row] = await db
    .select({ person: publishAsk.person, at: iso(sql`${publishAsk.at}`) })
    .from(publishAsk)
    .where(
      and(eq(publishAsk.offering, id), eq(publishAsk.seen, seen), atDesk(actor, publishAsk.institution)),
    );
  return row ?? null;
}

async function versionsOf({ db, actor }: Context, id: string) {
  const rows = await db
    .select({
      institution: offeringVersion.institution,
      version: offeringVersion.version,
      fromRevision: offeringVersion.fromRevision,
      toRevision: offeringVersion.toRevision,
      definition: offeringVersion.definition,
      text: offeringVersion.text,
      publishedOn: catalogueRevision.publishedOn,
    })
    .from(offeringVersion)
    .innerJoin(catalogueRevision, eq(catalogueRevision.number, offeringVersion.fromRevision))
    .where(and(eq(offeringVersion.id, id), ownVersions(actor)))
    .orderBy(asc(offeringVersion.version));
  return rows.map(withContent);
}

async function draftOf({ db, actor }: Context, id: string) {
  const [row] = await db
    .select({
      id: offeringDraft.id,
      institution: offeringDraft.institution,
      version: offeringDraft.version,
      baseVersion: offeringDraft.baseVersion,
      definition: offeringDraft.definition,
      text: offeringDraft.text,
      editedBy: offeringDraft.editedBy,
      editedAt: iso(sql`${offeringDraft.editedAt}`),
    })
    .from(offeringDraft)
    .where(and(eq(offeringDraft.offering, id), ownDrafts(actor)));
  return row ? draftContent(row) : null;
}

function eventsOf({ db }: Context, id: string): Promise<Event[]> {
  return db
    .select({
      number: offeringEvent.number,
      step: offeringEvent.step,
      version: offeringEvent.version,
      revision: offeringEvent.revision,
      person: offeringEvent.person,
      at: iso(sql`${offeringEvent.at}`),
    })
    .from(offeringEvent)
    .where(eq(offeringEvent.offering, id))
    .orderBy(asc(offeringEvent.number));
}

function withContent<Row extends { definition: unknown; text: unknown }>(row: Row) {
  const definition = definitionSchema.safeParse(row.definition);
  return { ...row, definition: definition.success ? definition.data : {}, content: readOffering(row) };
}

/** In: a row of a draft. Out: what it says so far, and what it does not say yet. */
export function draftContent<Row extends { definition: unknown; text: unknown }>(row: Row) {
  const { definition, content } = withContent(row);
  const stored = storedOf({ definition, text: row.text });
  return {
    ...row,
    definition,
    content: content ?? readOffering(filledUp(stored)),
    unsaid: unsaidIn(stored),
  };
}

type Standing = {
  draft: Pick<Draft, 'id' | 'version'> | null;
  versions: readonly Pick<Version, 'version'>[];
};

/** What a form was drawn from: the draft and its version, and the versions there were. */
export function seenOf({ draft, versions }: Standing): string {
  return `${draft ? `${draft.id}.${draft.version}` : 'none'}.${versions.at(-1)?.version ?? 0}`;
}

/**
 * What the form of one page was drawn from: all that the page says and is drawn by, so that what is saved on other pages overtakes nobody
 * here. What nobody has said yet differs from what is said to be nothing.
 */
export function seenOnPage(desk: Desk, page: EditPage): string {
  const stored = storedOf(latestOf(desk));
  const said = columnsBehind(page).map(({ name, at }) => [name, valueAt(stored, at)]);
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(said)))
    .digest('hex');
}

/** The same with the state, for what firms notice. */
export function seenWithState(desk: Standing & Pick<Desk, 'state'>): string {
  return `${seenOf(desk)}.${desk.state}`;
}

/** What the next step would start from: the draft, else the last version. */
export function latestOf({ draft, versions, id }: Desk): Latest {
  const latest = draft ?? versions.at(-1);
  if (!latest) throw new DataError('not_found', { entity: 'offering', id });
  return { ...latest, unsaid: draft?.unsaid ?? [] };
}

/** In: an offering that is being written. Out: whether it can be read once the rest is said. */
export function isSound(stored: Stored): boolean {
  return readOffering(filledUp(storedOf(stored))) !== null;
}

/** In: a row of an offering. Out: the same with words that can be looked into. */
export function storedOf({ definition, text }: Stored): StoredOffering {
  return { definition, text: isNamed(text) ? text : {} };
}
