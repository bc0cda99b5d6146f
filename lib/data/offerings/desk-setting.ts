import { deskSetting } from '@/db/schema';
import type { Context } from '../context';
import { reading } from '../reading';
import { atDesk } from './scope';

/** Whether an offering of this desk is published by two people. */
export async function hasTwoPeople({ db, actor }: Context): Promise<boolean> {
  const [row] = await db
    .select({ twoPeople: deskSetting.twoPeople })
    .from(deskSetting)
    .where(atDesk(actor, deskSetting.institution));
  return row?.twoPeople ?? false;
}

/** What the institution asks of its own desk. */
export const getDeskSetting = reading('offering.read', async (ctx) => ({
  twoPeople: await hasTwoPeople(ctx),
}));
