import { polyphonic } from 'pinyin-pro';

/** A character of a phrase with every way to read it, without tones; `ü` is written v and u, as people type it. */
interface Unit {
  readonly char: string;
  readonly readings: readonly string[];
  /** Characters with which a query may begin here: the character itself, initials of its readings. */
  readonly begins: string;
}

/** A name or alias, ready to be matched. */
export interface Phrase {
  readonly units: readonly Unit[];
}

/** How a query was found in a phrase. */
export interface PhraseMatch {
  /** It begins where the phrase begins. */
  readonly isPrefix: boolean;
  /** It covers the whole phrase. */
  readonly isWhole: boolean;
  /** As written, by full pinyin, by initials, or partly so. */
  readonly by: 'text' | 'pinyin' | 'mixed' | 'initials';
}

/** Lower case, full-width as half-width, without what is neither letter nor figure. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Prepares a phrase. Pinyin is for search only: nothing that is stored is derived from it. */
export function phraseOf(text: string): Phrase {
  const characters = Array.from(normalised(text));
  return { units: characters.map(unitOf) };
}

const known = new Map<string, Unit>();

function unitOf(char: string): Unit {
  const found = known.get(char);
  if (found) return found;
  const readings = isHan(char) ? (polyphonic(char, { toneType: 'none', type: 'array' })[0] ?? []) : [];
  const typed = readings.flatMap((reading) => (reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]));
  const all = [...new Set(typed)].filter((reading) => /^[a-z]+$/.test(reading));
  const unit = { char, readings: all, begins: char + all.map((reading) => reading.charAt(0)).join('') };
  known.set(char, unit);
  return unit;
}

function isHan(char: string): boolean {
  return /^\p{Script=Han}$/u.test(char);
}

/** Finds a normalised query in a phrase: characters as they are, syllables, initials, in any mixture; the best place counts. */
export function matchPhrase({ units }: Phrase, query: string): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  const first = String.fromCodePoint(query.codePointAt(0) ?? 0);
  for (let start = 0; start < units.length; start += 1) {
    if (units[start]?.begins.includes(first) !== true) continue;
    const walk = new Walk(units, query);
    const found = walk.from(start, 0);
    if (!found) continue;
    const match = { isPrefix: start === 0, isWhole: start === 0 && found.end === units.length, by: kindOf(found) };
    if (!best || quality(match) > quality(best)) best = match;
  }
  return best;
}

const worth = { text: 30, pinyin: 20, mixed: 10, initials: 10 } as const;

function quality(match: PhraseMatch): number {
  return worth[match.by] + (match.isWhole ? 2 : 0) + (match.isPrefix ? 1 : 0);
}

interface Found {
  readonly end: number;
  readonly syllables: number;
  readonly initials: number;
}

function kindOf({ syllables, initials }: Found): PhraseMatch['by'] {
  if (initials > 0) return syllables > 0 ? 'mixed' : 'initials';
  return syllables > 0 ? 'pinyin' : 'text';
}

/** One attempt to lay a query over the characters from a place on. Remembers dead ends, so that it stays linear. */
class Walk {
  readonly #dead = new Set<number>();
  readonly #units: readonly Unit[];
  readonly #query: string;

  constructor(units: readonly Unit[], query: string) {
    this.#units = units;
    this.#query = query;
  }

  from(unit: number, at: number): Found | undefined {
    if (at === this.#query.length) return { end: unit, syllables: 0, initials: 0 };
    const here = this.#units[unit];
    const key = unit * 256 + at;
    if (!here || this.#dead.has(key)) return undefined;
    const found = this.asText(here, unit, at) ?? this.asSyllable(here, unit, at) ?? this.asInitial(here, unit, at);
    if (!found) this.#dead.add(key);
    return found;
  }

  private asText({ char }: Unit, unit: number, at: number): Found | undefined {
    return this.#query.startsWith(char, at) ? this.from(unit + 1, at + char.length) : undefined;
  }

  /** A whole syllable, or at the end of the query the beginning of one. */
  private asSyllable({ readings }: Unit, unit: number, at: number): Found | undefined {
    for (const reading of readings) {
      const rest = this.#query.slice(at);
      const isCut = rest.length > 1 && rest.length < reading.length && reading.startsWith(rest);
      const next = isCut
        ? this.from(unit + 1, this.#query.length)
        : rest.startsWith(reading)
          ? this.from(unit + 1, at + reading.length)
          : undefined;
      if (next) return { ...next, syllables: next.syllables + 1 };
    }
    return undefined;
  }

  private asInitial({ readings }: Unit, unit: number, at: number): Found | undefined {
    if (!readings.some((reading) => this.#query.startsWith(reading.charAt(0), at))) return undefined;
    const next = this.from(unit + 1, at + 1);
    return next && { ...next, initials: next.initials + 1 };
  }
}
