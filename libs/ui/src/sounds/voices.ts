import type { UiLanguage } from '../strings/table.ts';

/** A voice: one audio file with every clip, and the table that says where each one is. */
export interface VoiceFiles {
  readonly audio: string;
  readonly places: string;
}

/** The shipped voices. A dialect or a recorded set is one more row of two files. */
export const voices: Readonly<Record<UiLanguage, VoiceFiles>> = {
  'zh-CN': {
    audio: new URL('./clips/zh-CN.ogg', import.meta.url).href,
    places: new URL('./clips/zh-CN.json', import.meta.url).href,
  },
  en: { audio: new URL('./clips/en.ogg', import.meta.url).href, places: new URL('./clips/en.json', import.meta.url).href },
};
