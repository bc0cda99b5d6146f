import { expect, it } from 'vitest';
import { shippedCodes } from './code-lists';

it('knows of which others on the list a region is made, and that each is on it', () => {
  const { place } = shippedCodes();
  const nations = ['GB-ENG', 'GB-SCT', 'GB-WLS', 'GB-NIR'];
  expect(place?.parts?.get('GB-UKM')).toEqual(nations);
  for (const [region, parts] of place?.parts ?? [])
    for (const code of [region, ...parts]) expect(place?.codes).toContain(code);
  const inNations = nations.flatMap((nation) => place?.parts?.get(nation) ?? []);
  expect(new Set(inNations).size).toBe(inNations.length);
  // Each part of the country lies in one nation, but for the nations and what is made of them.
  const all = [...(place?.codes ?? [])].filter((code) => code.startsWith('GB-'));
  const others = all.filter((code) => !inNations.includes(code));
  expect(others.toSorted()).toEqual([...nations, 'GB-UKM', 'GB-GBN', 'GB-EAW'].toSorted());
  // The eight provinces of Andalusia.
  expect(place?.parts?.get('ES-AN')?.toSorted()).toEqual(
    'ES-AL ES-CA ES-CO ES-GR ES-H ES-J ES-MA ES-SE'.split(' '),
  );
});
