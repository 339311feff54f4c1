import type { ItemContent } from '@yimen/domain-catalogue';
import { grams } from './body.ts';
import { words } from './english.ts';
import type { Word } from './english.ts';
import { normalised, phraseOf } from './phrase.ts';
import type { Phrase } from './phrase.ts';

/** What is known of an item beside its content. */
export interface SearchableItem {
  readonly content: ItemContent;
  /** Names of its life events and audiences in both languages. */
  readonly topics: readonly { readonly zh: string; readonly en: string }[];
}

/** An item as the index keeps it. */
export interface Entry {
  readonly slug: string;
  readonly weight: number;
  readonly codes: readonly string[];
  readonly name: Phrase;
  readonly aliases: readonly Phrase[];
  /** Names and aliases in Chinese, to be found inside a longer query. */
  readonly inside: readonly string[];
  readonly englishName: readonly Word[];
  readonly englishAliases: readonly (readonly Word[])[];
  readonly body: ReadonlySet<string>;
  readonly bodyWords: readonly Word[];
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Prepares an item for the search. */
export function entryOf({ content, topics }: SearchableItem): Entry {
  const { names, aliases, bureau, situations } = content;
  const latin = [...aliases.filter((alias) => !isHan(alias)), content.item.replaceAll('-', ' ')];
  const han = [names.zh, ...aliases.filter(isHan)];
  const situationNames = situations.map((situation) => situation.names);
  const texts = [...han, bureau.names.zh, bureau.shortZh, ...[...topics, ...situationNames].map((text) => text.zh)];
  const english = [names.en, ...latin, bureau.names.en, ...[...topics, ...situationNames].map((text) => text.en)];
  return {
    slug: content.item,
    weight: content.weight,
    codes: [content.item, content.handlingCode, content.implementationCode, content.basicCode].map(normalised),
    name: phraseOf(names.zh),
    aliases: aliases.map(phraseOf),
    inside: han.map(normalised).filter((text) => text.length > 1),
    englishName: words(names.en),
    englishAliases: latin.map(words),
    body: grams(texts.join(' ')),
    bodyWords: [...new Map(english.flatMap(words).map((word) => [word.written, word])).values()],
  };
}
