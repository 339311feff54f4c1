/** Where the clips of one language are in their file: name → start and length, seconds. */
export type Places = Readonly<Record<string, readonly [start: number, length: number]>>;

/** Where each clip of a phrase begins when they are played without a gap; undefined when one is missing. */
export function scheduleOf(places: Places, names: readonly string[]): { readonly parts: Part[]; readonly length: number } | undefined {
  const parts: Part[] = [];
  let at = 0;
  for (const name of names) {
    const clip = places[name];
    if (!clip) return undefined;
    const [offset, length] = clip;
    parts.push({ at, offset, length });
    at += length;
  }
  return { parts, length: at };
}

export interface Part {
  /** Seconds after the phrase begins. */
  readonly at: number;
  /** Place in the file. */
  readonly offset: number;
  readonly length: number;
}
