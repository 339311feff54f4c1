import type { CityPack } from '../city-pack.ts';

/**
 * Whether an item can be handled through its bureau's system as far as the house is built: an active case of mode direct without special
 * steps, on a system of transport rest. All others stand in the guide and are refused with `item-not-connected`.
 */
export function isConnected(pack: CityPack, slug: string): boolean {
  const item = pack.items.find((row) => row.slug === slug);
  if (item?.status !== 'active' || item.kind !== 'case' || item.mode !== 'direct' || item.special.length > 0) return false;
  return pack.systems.find((row) => row.system === item.system)?.transport === 'rest';
}
