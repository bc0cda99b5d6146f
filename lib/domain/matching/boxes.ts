import type { FirmProfile } from '../facts';
import type { Assessment } from './assess';
import { type Broken, guarded } from './guard';
import { isFreeOfBuyer } from './labels';
import type { Nearest } from './nearest';
import { isTakenFurther } from './parts';
import type { Boxes } from './types';

/** Old things that can be used in a new way; old contacts are not among them. */
const REUSABLE: readonly string[] = ['machines', 'building', 'skills'];

/** In: scored and generic offerings, best first. Out: what stands beside the ranking. */
export function boxesOf(
  assessed: readonly Assessment[],
  { firm, nearest, broken }: { firm: FirmProfile; nearest: Nearest; broken: Broken },
): Boxes {
  const ids = (test: (one: Assessment) => boolean) =>
    assessed
      .filter((one) => guarded(one.offering, broken, () => test(one)))
      .map(({ offering }) => offering.id);
  const hasOldThings = firm.oldResources.some((resource) => REUSABLE.includes(resource));
  return {
    money: ids(({ status }) => status === 'generic'),
    useWhatYouHave: ids(
      (one) => hasOldThings && one.parts !== null && one.offering.type === 'asset_repurposing',
    ),
    closed: assessed
      .filter(({ status }) => status === 'closed')
      .map(({ offering, rules }) => ({
        offering: offering.id,
        rule: 'IA-01',
        nearestOpen: nearest(offering),
        appeal: rules['IA-18'].outcome === 'pass',
      })),
    freeOfBuyer: ids((one) => one.parts !== null && isFreeOfBuyer({ ...one, firm })),
    firmsLikeYou: { host: firm.shareBack.length > 0 },
    onPriorities: onPriorities(assessed, firm),
  };
}

function onPriorities(assessed: readonly Assessment[], firm: FirmProfile): Boxes['onPriorities'] {
  const { priorities } = firm;
  const [first] = priorities ?? [];
  if (!priorities || first === undefined) return null;
  const open = assessed.filter(({ status, offering }) => status === 'eligible' && offering.intake === 'open');
  const takesFurther = (wanted: typeof priorities) =>
    open.filter(({ offering }) => wanted.some((one) => isTakenFurther(one, { offering, firm }))).length;
  return { first: takesFurther([first]), any: takesFurther(priorities) };
}
