import { readBulk } from '@/app/_desk/bulk-view';
import { looksAfter } from '@/app/_desk/looks-after';
import { formRoute, ignoreMissing, leadTo } from '@/app/_shell/form-route';
import type { Context } from '@/lib/data/context';
import { DataError } from '@/lib/data/errors';
import { closeOffering } from '@/lib/data/offerings/close';
import { publishOffering } from '@/lib/data/offerings/publish';
import type { OfferingStep } from '@/lib/domain/people';
import { paths } from '@/lib/paths';

/** Takes one step for several offerings, each by itself: what one of them cannot does not keep the others from it. */
export const POST = formRoute(async ({ context, fields, field }) => {
  // Of nothing that is chosen, no verb would refuse.
  if (looksAfter(context) === null) throw new DataError('forbidden', { action: 'offering.publish' });
  const asked = readBulk(fields);
  if (!asked) return paths.deskOfferings();
  let done = 0;
  for (const offering of asked.ids) {
    const input = { offering, seen: field(`seen.${offering}`) ?? '' };
    if (await take(context, asked.step, input).catch(ignoreMissing)) done += 1;
  }
  return paths.deskBulk({ ...asked, done });
});

async function take(
  context: Context,
  step: OfferingStep,
  input: { offering: string; seen: string },
): Promise<boolean> {
  if (step === 'publish') return (await publishOffering(context, input)).outcome === 'published';
  return (await closeOffering(context, { ...input, step })).outcome === 'closed';
}

export const GET = leadTo(paths.deskOfferings());
