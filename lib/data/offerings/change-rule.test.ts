import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, offeringDraft } from '@/db/schema';
import { withTestDatabase } from '@/db/testing';
import type { RuleStep } from '../../domain/eligibility';
import { getOffering } from '../catalogue/offering';
import type { Context } from '../context';
import { A_CONDITION, seenAtDesk } from '../testing/offerings';
import { ofInstitution } from '../testing/people';
import { aVisitor, contentHash } from '../testing/visitors';
import { changeRule } from './change-rule';
import { duplicateOffering } from './duplicate';
import { getDeskOffering } from './get';
import { publishOffering } from './publish';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const officer = await ofInstitution(databases, 'I01');
const colleague = await ofInstitution(databases, 'I01', 'institution_admin');
const elsewhere = await ofInstitution(databases, 'I02');

const aCopy = async () => (await duplicateOffering(officer, { offering: 'O01' })).id;
const does = async (ctx: Context, offering: string, step: RuleStep) =>
  changeRule(ctx, { offering, seen: await seenAtDesk(ctx, offering), step });
const publish = async (offering: string) =>
  publishOffering(officer, { offering, seen: await seenAtDesk(officer, offering, 'state') });
const firm = { id: 'p1', name: 'Four people', day: '2026-11-22', facts: { 'firm.employees': 4 } } as const;

describe('the rule of an offering', () => {
  it('is seen by the desk alone until it is published, and by everybody then', async () => {
    const id = await aCopy();
    expect(await does(officer, id, A_CONDITION)).toEqual({ outcome: 'saved', version: 2 });
    const before = await getDeskOffering(colleague, id);
    expect(before.draft?.content?.offering.eligibility?.rule).toMatchObject({ of: [{ id: 'c1' }] });
    await expect(getOffering(aVisitor(db), id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await publish(id)).toMatchObject({ outcome: 'published' });
    const { offering } = await getOffering(aVisitor(db), id);
    expect(offering.eligibility).toEqual(before.draft?.content?.offering.eligibility);
  });

  it('goes whole when its last condition does', async () => {
    const id = await aCopy();
    await does(officer, id, A_CONDITION);
    await does(officer, id, { step: 'remove', node: 'c1' });
    const [row] = await owner.select().from(offeringDraft).where(eq(offeringDraft.offering, id));
    expect(row?.definition).not.toHaveProperty('eligibility');
  });

  it('takes no step that was drawn from another state, and none that cannot be done', async () => {
    const id = await aCopy();
    const seen = await seenAtDesk(officer, id);
    await changeRule(officer, { offering: id, seen, step: A_CONDITION });
    const hash = await contentHash(owner);
    const second = { ...A_CONDITION, criterion: { op: 'criterion', id: 'c2', kind: 'hard' } };
    expect(await changeRule(colleague, { offering: id, seen, step: { step: 'remove', node: 'c1' } })).toEqual(
      {
        outcome: 'conflict',
      },
    );
    expect(await does(officer, id, { step: 'remove', node: 'nothing' })).toEqual({ outcome: 'refused' });
    expect(await does(officer, id, A_CONDITION)).toEqual({ outcome: 'refused' });
    await expect(changeRule(officer, { offering: id, seen, step: Object(second) })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await contentHash(owner)).toBe(hash);
  });

  it('is refused to another institution, as if there were no such offering', async () => {
    const id = await aCopy();
    const hash = await contentHash(owner);
    for (const offering of [id, 'O99'])
      await expect(
        changeRule(elsewhere, { offering, seen: 'none.1', step: A_CONDITION }),
      ).rejects.toMatchObject({ code: 'not_found' });
    expect(await contentHash(owner)).toBe(hash);
  });

  it('keeps the rate of the day for an amount in another currency', async () => {
    const id = await aCopy();
    const of = {
      id: 'c1.is',
      op: 'between',
      fact: 'firm.turnover',
      min: null,
      max: 1000,
      unit: 'CLP',
    } as const;
    const criterion = { op: 'criterion', id: 'c1', kind: 'hard', of } as const;
    await does(officer, id, { step: 'add', group: 'eligibility', criterion });
    const { draft } = await getDeskOffering(officer, id);
    expect(draft?.content?.offering.eligibility?.rates).toMatchObject([
      { from: 'USD', to: 'CLP', factor: 930 },
    ]);
  });

  it('is written to the log with what was and what is', async () => {
    const id = await aCopy();
    const before = await owner.$count(auditLog);
    await does(officer, id, A_CONDITION);
    expect(await owner.$count(auditLog)).toBe(before + 1);
  });
});

describe('publishing', () => {
  it('is refused while a test firm comes out otherwise, and done when it is mended', async () => {
    const id = await aCopy();
    await does(officer, id, A_CONDITION);
    await does(officer, id, { step: 'persona', persona: Object({ ...firm, expect: 'met' }) });
    const hash = await contentHash(owner);
    expect(await publish(id)).toEqual({ outcome: 'rule' });
    expect(await contentHash(owner)).toBe(hash);
    await does(officer, id, { step: 'persona', persona: Object({ ...firm, expect: 'unmet' }) });
    expect(await publish(id)).toMatchObject({ outcome: 'published' });
  });

  it('is refused while the rule contradicts itself', async () => {
    const id = await aCopy();
    const of = { id: 'c1.is', op: 'between', fact: 'firm.employees', min: 9, max: 3 } as const;
    const criterion = { op: 'criterion', id: 'c1', kind: 'hard', of } as const;
    await does(officer, id, { step: 'add', group: 'eligibility', criterion });
    expect(await publish(id)).toEqual({ outcome: 'rule' });
  });
});
