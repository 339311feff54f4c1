import { fieldFit } from './english-field.ts';
import type { Entry } from './entry.ts';
import { matchPhrase } from './phrase.ts';
import type { Phrase, PhraseMatch } from './phrase.ts';
import type { Asked } from './query.ts';

/** Order of spec/intake.md 2.8: exact code, name prefix, name, alias, pinyin, body. An alias that is typed in full is as good as the name. */
export const tiers = { code: 6, namePrefix: 5, name: 4, alias: 3, pinyin: 2, body: 1 } as const;

export interface Hit {
  readonly slug: string;
  readonly tier: number;
  /** Within a tier, 0 to 1: the more query and phrase agree, the higher. */
  readonly grade: number;
  /** Share of the yearly cases. */
  readonly weight: number;
}

export type Grade = Pick<Hit, 'tier' | 'grade'>;

/** Grades that differ by less are equal; the share of cases decides. */
const gradeSteps = 20;

export function byRank(a: Hit, b: Hit): number {
  return (
    b.tier - a.tier ||
    Math.round(b.grade * gradeSteps) - Math.round(a.grade * gradeSteps) ||
    b.weight - a.weight ||
    (a.slug < b.slug ? -1 : 1)
  );
}

export function* codeHits(entry: Entry, { plain }: Asked): Generator<Grade> {
  if (entry.codes.includes(plain)) yield { tier: tiers.code, grade: 1 };
}

/** Chinese as written, full pinyin, initials: in the name, in an alias, and names inside a longer query. */
export function* phraseHits(entry: Entry, asked: Asked): Generator<Grade> {
  for (const query of new Set([asked.plain, asked.core].filter((text) => text.length > 1))) {
    const name = matchPhrase(entry.name, query);
    if (name) yield gradeOf(name, name.isPrefix ? tiers.namePrefix : tiers.name, 0.05);
    for (const alias of entry.aliases) {
      const match = matchPhrase(alias, query);
      if (match) yield gradeOf(match, match.isWhole ? tiers.namePrefix : tiers.alias, 0);
    }
  }
  const longest = Math.max(0, ...entry.inside.filter((text) => asked.plain.includes(text)).map((text) => text.length));
  if (longest > 0) yield { tier: tiers.body, grade: Math.min(1, 0.5 + longest / asked.core.length / 2) };
  if (asked.parts.length > 0 && asked.parts.every((part) => isIn(entry, part))) yield { tier: tiers.pinyin, grade: 0.05 };
}

const gradeBy = { text: 0.5, pinyin: 0.4, initials: 0.2, mixed: 0.1 } as const;

/** What is found by sound is ranked as pinyin, whatever it was found in. */
function gradeOf(match: PhraseMatch, tier: number, bonus: number): Grade {
  const grade = gradeBy[match.by] + (match.isWhole ? 0.3 : 0) + bonus;
  return { tier: match.by === 'text' ? tier : tiers.pinyin, grade };
}

function isIn(entry: Entry, part: string): boolean {
  const holds = (phrase: Phrase) => ['text', 'pinyin'].includes(matchPhrase(phrase, part)?.by ?? '');
  return part.length > 1 && (holds(entry.name) || entry.aliases.some(holds));
}

/** English words, all of them in the name or in one alias. */
export function* englishHits(entry: Entry, { words }: Asked): Generator<Grade> {
  const name = fieldFit(words, entry.englishName);
  const isPrefix = entry.englishName[0]?.stem === words[0]?.stem;
  if (name.fit > 0) yield { tier: isPrefix ? tiers.namePrefix : tiers.name, grade: name.fit / 2 + (name.isWhole ? 0.3 : 0) };
  for (const alias of entry.englishAliases) {
    const { fit, isWhole } = fieldFit(words, alias);
    if (fit > 0) yield { tier: isWhole ? tiers.namePrefix : tiers.alias, grade: fit / 2 + (isWhole ? 0.3 : 0) };
  }
}
