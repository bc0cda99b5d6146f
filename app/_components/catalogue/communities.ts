import type { Say } from './types';

/** In: `SUBDIVISION:DIVISION`. Out: the place and the activity it stands for. */
export function communityWords({ t, names }: Say, community: string): string {
  const [place = '', division = ''] = community.split(':');
  return t('catalogue.offering.community', { place: names.place(place), activity: names.sector(division) });
}

/** The places of communities, each once. */
export function communityPlaces(communities: readonly string[]): readonly string[] {
  return [...new Set(communities.map((community) => community.split(':')[0] ?? community))];
}
