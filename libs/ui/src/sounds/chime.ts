/** Two tones, 660 to 880 Hz, half a second, −12 dBFS (language.md section 6). */
const tones = [660, 880] as const;
const toneSec = 0.25;
const level = 10 ** (-12 / 20);

export const chimeSec = toneSec * tones.length;

/** Plays the chime from `at` on the clock of the context; soft ends, so that it does not click. */
export function playChime(context: BaseAudioContext, at: number): void {
  tones.forEach((frequency, index) => {
    const from = at + index * toneSec;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(level, from + 0.01);
    gain.gain.setValueAtTime(level, from + toneSec * 0.6);
    gain.gain.linearRampToValueAtTime(0, from + toneSec);
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + toneSec);
  });
}
