import type { UiLanguage } from '../strings/table.ts';
import english from './clips/en.json' with { type: 'json' };
import mandarin from './clips/zh-CN.json' with { type: 'json' };
import type { Sprite } from './sprite.ts';

/** The shipped clips. A dialect is one more row: an audio file and its table of places. */
export const voices: Readonly<Record<UiLanguage, Sprite>> = {
  'zh-CN': { url: new URL('./clips/zh-CN.ogg', import.meta.url).href, clips: places(mandarin) },
  en: { url: new URL('./clips/en.ogg', import.meta.url).href, clips: places(english) },
};

function places(table: Record<string, number[]>): Sprite['clips'] {
  return Object.fromEntries(Object.entries(table).map(([name, [start = 0, length = 0]]) => [name, [start, length]]));
}
