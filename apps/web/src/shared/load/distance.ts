/** Longitude and latitude in degrees (WGS84). */
export type Place = readonly [lon: number, lat: number];

const earthMetres = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Straight line over the ground, metres (haversine). */
export function metresBetween([lonA, latA]: Place, [lonB, latB]: Place): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const a = half(latB - latA) + Math.cos(radians(latA)) * Math.cos(radians(latB)) * half(lonB - lonA);
  return 2 * earthMetres * Math.asin(Math.sqrt(a));
}
