import type { UiLanguage } from '../strings/table.ts';
import { chimeSec, playChime } from './chime.ts';
import { clipsOf } from './phrases.ts';
import type { Spoken } from './phrases.ts';
import { scheduleOf } from './sprite.ts';
import type { Places } from './sprite.ts';
import { voices } from './voices.ts';
import type { VoiceFiles } from './voices.ts';

interface LoadedVoice {
  readonly buffer: AudioBuffer;
  readonly places: Places;
}

const afterChimeSec = 0.15;
const betweenLanguagesSec = 0.3;

/** Chime and voice of one loudspeaker. Everything is played from the machine itself; no voice is asked of a cloud. */
export class SoundPlayer {
  readonly #context = new AudioContext();
  readonly #files = new Map<UiLanguage, Promise<LoadedVoice | undefined>>();

  /** Whether sound comes out: browsers want one touch first, paired machines start with it allowed. */
  get audible(): boolean {
    return this.#context.state === 'running';
  }

  /** To be called at start and on the first touch. */
  async wake(languages: readonly UiLanguage[]): Promise<void> {
    languages.forEach((language) => void this.#file(language));
    await this.#context.resume();
  }

  /** Chime, then the phrase in each language; the chime alone when a clip or its file is missing. Ends when the last sound has. */
  async play(spoken: Spoken, languages: readonly UiLanguage[]): Promise<void> {
    const loaded = await Promise.all(languages.map(async (language) => ({ language, voice: await this.#file(language) })));
    const from = this.#context.currentTime + 0.05;
    playChime(this.#context, from);
    let at = from + chimeSec + afterChimeSec;
    for (const { language, voice } of loaded) {
      const schedule = voice && scheduleOf(voice.places, clipsOf(spoken, language));
      if (!schedule) continue;
      for (const part of schedule.parts) this.#start(voice.buffer, at + part.at, part.offset, part.length);
      at += schedule.length + betweenLanguagesSec;
    }
    await this.#until(at);
  }

  #start(buffer: AudioBuffer, at: number, offset: number, length: number): void {
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    source.start(at, offset, length);
  }

  #until(at: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.max(0, (at - this.#context.currentTime) * 1000)));
  }

  #file(language: UiLanguage): Promise<LoadedVoice | undefined> {
    const known = this.#files.get(language);
    if (known) return known;
    const loading = this.#load(voices[language]).catch((error: unknown) => {
      console.warn('no voice', language, error);
      this.#files.delete(language);
      return undefined;
    });
    this.#files.set(language, loading);
    return loading;
  }

  async #load(files: VoiceFiles): Promise<LoadedVoice> {
    const [audio, places] = await Promise.all([fetch(files.audio), fetch(files.places)]);
    if (!audio.ok || !places.ok) throw new Error(`voice files: ${audio.status}, ${places.status}`);
    return { buffer: await this.#context.decodeAudioData(await audio.arrayBuffer()), places: (await places.json()) as Places };
  }
}
