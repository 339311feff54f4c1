/** The fixed table of patterns that data may name; no regular expression comes from data. */
export const namedPatterns = {
  digits: /^[0-9]{1,40}$/,
  phone: /^(?:1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8})$/,
  postcode: /^[0-9]{6}$/,
  email: /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,5}$/,
  regionCode: /^[0-9]{6}$/,
  plate: /^\p{Script=Han}[A-HJ-NP-Z][A-HJ-NP-Z0-9]{5,6}$/u,
} as const;

export type PatternName = keyof typeof namedPatterns;

export function isPatternName(name: unknown): name is PatternName {
  return typeof name === 'string' && Object.hasOwn(namedPatterns, name);
}
