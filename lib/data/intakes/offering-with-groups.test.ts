import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withTestDatabase } from '@/db/testing';
import { getOffering } from '../catalogue/offering';
import { closeOffering } from '../offerings/close';
import { publishOffering } from '../offerings/publish';
import { anAskingFirm, anIntake, endIntakes, on, someTerms } from '../testing/intakes';
import { seenAtDesk } from '../testing/offerings';
import { ofInstitution } from '../testing/people';
import { aVisitor } from '../testing/visitors';
import { choosePlaces } from './choose';
import { closeCall } from './close-call';
import { getOfferingWithGroups } from './offering-with-groups';

const { db, owner } = await withTestDatabase();
const databases = { db, owner };
const OFFERING = 'O01';
const officer = await ofInstitution(databases, 'I01');
const visitor = aVisitor(db);

beforeEach(() => endIntakes(owner, OFFERING));

describe('an offering that is paused while firms are in a group of it', () => {
  afterEach(async () => {
    await publishOffering(officer, {
      offering: OFFERING,
      seen: await seenAtDesk(officer, OFFERING, 'state'),
    });
  });

  async function pause() {
    const seen = await seenAtDesk(officer, OFFERING, 'state');
    await closeOffering(officer, { offering: OFFERING, seen, step: 'pause' });
  }

  it('keeps its draw where everybody can check it', async () => {
    const id = await anIntake(officer, OFFERING, someTerms({ method: 'lottery' }));
    await anAskingFirm(databases, OFFERING);
    await anAskingFirm(databases, OFFERING);
    await closeCall(officer, { intake: id, seen: 1 });
    await choosePlaces(officer, { intake: id, seen: 2 });
    await pause();
    await expect(getOffering(visitor, OFFERING)).rejects.toMatchObject({ code: 'not_found' });
    const { offering, intakes } = await getOfferingWithGroups(visitor, OFFERING);
    expect(offering.id).toBe(OFFERING);
    const [drawn] = intakes;
    expect(drawn?.seed).toMatch(/\S/);
    expect(drawn?.order.toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it('is missing as any other once no group of it is current', async () => {
    await pause();
    await expect(getOfferingWithGroups(on(visitor, 40), OFFERING)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

it('refuses an offering that there never was', async () => {
  await expect(getOfferingWithGroups(visitor, 'O99999')).rejects.toMatchObject({ code: 'not_found' });
});
