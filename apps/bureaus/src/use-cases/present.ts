/** The members of an object that have a value: what is absent is left out of an answer. */
export function present<Facts extends object>(facts: Facts): Facts {
  const entries: [string, unknown][] = Object.entries(facts);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Facts;
}
