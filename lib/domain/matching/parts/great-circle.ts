const EARTH_RADIUS_KM = 6371;
const DEGREE = Math.PI / 180;

type Point = readonly [latitude: number, longitude: number];

/** In: two points in degrees. Out: kilometres along the great circle between them (haversine). */
export function greatCircleKm([lat1, lon1]: Point, [lat2, lon2]: Point): number {
  const northing = Math.sin(((lat2 - lat1) * DEGREE) / 2) ** 2;
  const easting = Math.sin(((lon2 - lon1) * DEGREE) / 2) ** 2;
  const h = northing + Math.cos(lat1 * DEGREE) * Math.cos(lat2 * DEGREE) * easting;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
