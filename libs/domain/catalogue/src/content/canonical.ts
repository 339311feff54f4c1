/**
 * Canonical JSON (RFC 8785): members sorted by code unit, no space, numbers as ECMAScript writes them. The content hash of a
 * version is SHA-256 over the UTF-8 bytes of this text; hashing itself is left to who has a hash at hand.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
