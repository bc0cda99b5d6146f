import { describe, expect, it } from 'vitest';
import { anOffering } from './builders.fixture';
import { nearestAmong } from './nearest';

const eligible = [
  anOffering({ id: 'A', targets: { MKT: [0, 2] } }),
  anOffering({ id: 'B', targets: { QMS: [0, 2], OPS: [0, 2] } }),
  anOffering({ id: 'C', targets: { QMS: [0, 4] } }),
  anOffering({ id: 'D', targets: { OPS: [0, 2], QMS: [1, 3], PPL: [0, 2] } }),
  anOffering({ id: 'E', targets: {} }),
];
const wanting = (...targets: readonly string[]) =>
  anOffering({ id: 'X', targets: Object.fromEntries(targets.map((one) => [one, [0, 4]])) });

describe('the nearest open offerings', () => {
  it('work on something in common: more of it first, and best first among equals', () => {
    const nearest = nearestAmong(eligible, 10);
    expect(nearest(wanting('QMS', 'OPS'))).toEqual(['B', 'D', 'C']);
    expect(nearest(wanting('QMS', 'OPS', 'PPL'))).toEqual(['D', 'B', 'C']);
    expect(nearest(wanting('MKT'))).toEqual(['A']);
  });

  it('are none where nothing is in common, or nothing is open', () => {
    expect(nearestAmong(eligible, 10)(wanting('INV'))).toEqual([]);
    expect(nearestAmong(eligible, 10)(wanting())).toEqual([]);
    expect(nearestAmong([], 10)(wanting('QMS'))).toEqual([]);
  });

  it('are never the offering itself, and no more than asked for', () => {
    const nearest = nearestAmong(eligible, 2);
    expect(nearest(wanting('QMS'))).toEqual(['B', 'C']);
    const [, , itself] = eligible;
    if (!itself) throw new Error('no offering C');
    expect(nearest(itself)).toEqual(['B', 'D']);
  });

  it('are those with a waiting list only where none has places, and never by invitation or closed', () => {
    const [open, waiting, invited, shut] = (['open', 'waiting', 'invitation', 'closed'] as const).map(
      (intake) => anOffering({ id: intake, intake, targets: { QMS: [0, 2] } }),
    );
    const among = (...list: readonly (typeof open)[]) =>
      nearestAmong(
        list.filter((one) => one !== undefined),
        10,
      );
    const wanted = wanting('QMS');
    expect(among(invited, waiting, shut, open)(wanted)).toEqual(['open']);
    expect(among(invited, waiting, shut)(wanted)).toEqual(['waiting']);
    expect(among(invited, shut)(wanted)).toEqual([]);
    if (!open) throw new Error('no open offering');
    expect(among(open, waiting)(open)).toEqual(['waiting']);
    expect(among(open, waiting)(wanting('MKT'))).toEqual([]);
  });

  it('are the same for the same targets in another order', () => {
    const nearest = nearestAmong(eligible, 10);
    expect(nearest(wanting('OPS', 'QMS'))).toEqual(nearest(wanting('QMS', 'OPS')));
  });
});
