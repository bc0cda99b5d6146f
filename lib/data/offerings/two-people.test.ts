import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { catalogueRevision, offeringVersion, publishAsk } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import { endMembership } from '../accounts/end-membership';
import { listMembers } from '../accounts/list-members';
import { verifyAudit } from '../audit';
import type { Context } from '../context';
import { enterScope } from '../scope';
import { anEdit, seenAtDesk } from '../testing/offerings';
import { ofInstitution } from '../testing/people';
import { auditOf, contentHash } from '../testing/visitors';
import { askToPublish } from './ask-to-publish';
import { getDeskSetting } from './desk-setting';
import { discardDraft } from './discard-draft';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { listDeskOfferings } from './list';
import { publishOffering } from './publish';
import { saveDraft } from './save-draft';
import { setPublishing } from './set-publishing';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const admin = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02', 'institution_admin');
const ALL = { state: null, type: null, q: '', page: 1 };

const seen = (ctx: Context, offering: string) => seenAtDesk(ctx, offering, 'state');
const ask = async (ctx: Context, offering: string) =>
  askToPublish(ctx, { offering, seen: await seen(ctx, offering) });
const publish = async (ctx: Context, offering: string) =>
  publishOffering(ctx, { offering, seen: await seen(ctx, offering) });
const isMarked = async (ctx: Context, offering: string) =>
  (await listDeskOfferings(ctx, ALL)).rows.find(({ id }) => id === offering)?.isAsked;

async function aCopy(ctx: Context = officer): Promise<string> {
  return (await duplicateOffering(ctx, { offering: ctx === elsewhere ? 'O04' : 'O01' })).id;
}

describe('an institution that asks for two people', () => {
  it('is one that an admin of it makes so, and nobody else', async () => {
    await expect(setPublishing(officer, { twoPeople: true })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getDeskSetting(admin)).toEqual({ twoPeople: false });
    expect(await setPublishing(admin, { twoPeople: true })).toEqual({ outcome: 'set' });
    expect(await getDeskSetting(officer)).toEqual({ twoPeople: true });
    expect(await getDeskSetting(elsewhere)).toEqual({ twoPeople: false });
    const rows = await auditOf(owner, 'I01');
    expect(rows.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['desk.change', 'institution_admin'],
    ]);
    // Said again, it changes nothing.
    const before = await contentHash(owner);
    expect(await setPublishing(admin, { twoPeople: true })).toEqual({ outcome: 'set' });
    expect(await contentHash(owner)).toBe(before);
  });

  it('publishes nothing that only one of them wants', async () => {
    const id = await aCopy();
    const revisions = await owner.$count(catalogueRevision);
    expect(await publish(officer, id)).toEqual({ outcome: 'second' });
    expect(await ask(officer, id)).toEqual({ outcome: 'asked' });
    expect(await publish(officer, id)).toEqual({ outcome: 'second' });
    expect(await owner.$count(catalogueRevision)).toBe(revisions);
    expect(await isMarked(admin, id)).toBe(true);
    const { ask: asked, people } = await getDeskOffering(admin, id);
    expect(people.get(asked?.person ?? '')).toMatch(/^Person /);
    expect(await publish(admin, id)).toMatchObject({ outcome: 'published', version: 1 });
    expect(await owner.$count(publishAsk, eq(publishAsk.offering, id))).toBe(0);
    expect(await isMarked(admin, id)).toBe(false);
    const audited = (await auditOf(owner, id)).map(({ action, actorKind }) => `${actorKind} ${action}`);
    expect(audited.slice(-2)).toEqual([
      'programme_officer offering.publish',
      'institution_admin offering.publish',
    ]);
    expect((await verifyAudit(owner)).problems).toEqual([]);
  });

  it('counts what was asked for no more once something is saved', async () => {
    const id = await aCopy();
    await ask(officer, id);
    const stale = await seen(officer, id);
    const edit = anEdit({ priceUsd: 12 });
    await saveDraft(officer, { offering: id, seen: await seenAtDesk(officer, id, 'main'), edit });
    expect(await isMarked(admin, id)).toBe(false);
    expect(await publish(admin, id)).toEqual({ outcome: 'second' });
    expect(await publishOffering(admin, { offering: id, seen: stale })).toEqual({ outcome: 'conflict' });
    expect(await askToPublish(officer, { offering: id, seen: stale })).toEqual({ outcome: 'conflict' });
    // The other one may ask as well: then it is the first one’s turn.
    expect(await ask(admin, id)).toEqual({ outcome: 'asked' });
    expect(await ask(officer, id)).toEqual({ outcome: 'free' });
    expect(await publish(admin, id)).toEqual({ outcome: 'second' });
    expect(await publish(officer, id)).toMatchObject({ outcome: 'published' });
  });

  it('holds in the database too, whatever a verb forgets', async () => {
    const id = await aCopy();
    const [first] = await owner.select().from(offeringVersion).where(eq(offeringVersion.id, 'O01')).limit(1);
    const put = () =>
      db.transaction(async (tx) => {
        await enterScope(tx, officer.actor);
        const [row] = await tx
          .insert(catalogueRevision)
          .values({
            number: 900,
            contentHash: 'none',
            institution: 'I01',
            publishedOn: '2026-12-01',
            note: '',
          })
          .returning();
        await tx.insert(offeringVersion).values({
          ...{ id, version: 1, institution: 'I01', fromRevision: row?.number ?? 0, illustrative: true },
          ...{ definition: first?.definition, text: first?.text },
        });
        throw new Error('allowed');
      });
    const refused = expect.objectContaining({ message: expect.stringContaining('row-level security') });
    await expect(put()).rejects.toMatchObject({ cause: refused });
    await ask(officer, id);
    await expect(put()).rejects.toMatchObject({ cause: refused });
    await owner.delete(publishAsk).where(eq(publishAsk.offering, id));
    await ask(admin, id);
    await expect(put()).rejects.toThrow('allowed');
  });

  it('does not show another institution what is asked for, nor takes it from there', async () => {
    const id = await aCopy();
    await ask(officer, id);
    const before = await contentHash(owner);
    const [other, none] = [
      await askToPublish(elsewhere, { offering: id, seen: 'none.1.draft' }).catch((error) => error),
      await askToPublish(elsewhere, { offering: 'O99', seen: 'none.1.draft' }).catch((error) => error),
    ];
    expect(other).toEqual(none);
    expect(other).toMatchObject({ code: 'not_found' });
    expect(await contentHash(owner)).toBe(before);
    const rows = await db.transaction(async (tx) => {
      await enterScope(tx, elsewhere.actor);
      return tx.select().from(publishAsk).where(eq(publishAsk.offering, id));
    });
    expect(rows).toEqual([]);
  });

  it('asks for nothing where there is nothing to publish, or one is enough', async () => {
    expect(await ask(officer, 'O01')).toEqual({ outcome: 'same' });
    const theirs = await aCopy(elsewhere);
    expect(await ask(elsewhere, theirs)).toEqual({ outcome: 'free' });
    expect(await publish(elsewhere, theirs)).toMatchObject({ outcome: 'published' });
    await saveDraft(elsewhere, {
      offering: theirs,
      seen: await seenAtDesk(elsewhere, theirs, 'main'),
      edit: anEdit({ priceUsd: 3 }),
    });
    await discardDraft(elsewhere, { offering: theirs, seen: await seenAtDesk(elsewhere, theirs) });
    expect(await ask(elsewhere, theirs)).toEqual({ outcome: 'same' });
  });

  it('needs two people at its desk', async () => {
    const { members } = await listMembers(elsewhere);
    for (const { membership, isOneself } of members)
      if (!isOneself) await endMembership(elsewhere, { membership });
    expect(await setPublishing(elsewhere, { twoPeople: true })).toEqual({ outcome: 'alone' });
    expect(await getDeskSetting(elsewhere)).toEqual({ twoPeople: false });
    await ofInstitution(databases, 'I02');
    expect(await setPublishing(elsewhere, { twoPeople: true })).toEqual({ outcome: 'set' });
    expect(await setPublishing(elsewhere, { twoPeople: false })).toEqual({ outcome: 'set' });
    expect(await publish(elsewhere, await aCopy(elsewhere))).toMatchObject({ outcome: 'published' });
  });
});
