// Makes the clips of announcements with espeak-ng (Debian) and opusenc (opus-tools):
//   npm run clips -w @yimen/ui
// Each language becomes one Ogg Opus file and one table of places. A set recorded by a person has the same two files.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { englishClips, mandarinClips } from '../src/sounds/clip-words.ts';

const rate = 22_050;
const gapSec = 0.08;
const peak = 10 ** (-9 / 20);
const folder = new URL('../src/sounds/clips/', import.meta.url);
const sets = [
  { name: 'zh-CN', voice: 'cmn-latn-pinyin', speed: '165', pitch: '46', clips: pinyinOf(mandarinClips) },
  { name: 'en', voice: 'en-gb-x-rp', speed: '160', pitch: '45', clips: englishClips },
];

/** The speech maker reads syllables with tones; characters it would spell out. */
function pinyinOf(clips) {
  return Object.fromEntries(Object.entries(clips).map(([name, { pinyin }]) => [name, pinyin]));
}

/** Samples of one spoken text, −1 to 1, without the silence around it. */
function speak({ voice, speed, pitch }, text, work) {
  const file = join(work, 'clip.wav');
  execFileSync('espeak-ng', ['-v', voice, '-s', speed, '-p', pitch, '-w', file, text]);
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data') + 8;
  const samples = new Float32Array(Math.floor((bytes.length - start) / 2));
  for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(start + index * 2) / 32_768;
  return loud(trimmed(samples));
}

function trimmed(samples) {
  const silent = 0.012;
  let from = samples.findIndex((value) => Math.abs(value) > silent);
  let to = samples.findLastIndex((value) => Math.abs(value) > silent);
  from = Math.max(0, from - Math.round(rate * 0.01));
  to = Math.min(samples.length, to + Math.round(rate * 0.04));
  return samples.slice(from, to);
}

/** To the same peak, with soft ends, so that clips meet without a click. */
function loud(samples) {
  const highest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0.001);
  const fade = Math.round(rate * 0.008);
  return samples.map((value, index) => value * (peak / highest) * Math.min(1, index / fade, (samples.length - 1 - index) / fade));
}

function waveOf(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, index) => bytes.writeInt16LE(Math.round(value * 32_767), 44 + index * 2));
  return bytes;
}

for (const set of sets) {
  const work = mkdtempSync(join(tmpdir(), 'yimen-clips-'));
  const all = [];
  const places = {};
  let at = 0;
  for (const [name, text] of Object.entries(set.clips)) {
    const samples = speak(set, text, work);
    places[name] = [Number((at / rate).toFixed(4)), Number((samples.length / rate).toFixed(4))];
    all.push(...samples, ...new Float32Array(Math.round(rate * gapSec)));
    at = all.length;
  }
  const wave = join(work, 'all.wav');
  writeFileSync(wave, waveOf(all));
  execFileSync('opusenc', ['--quiet', '--bitrate', '24', '--speech', wave, new URL(`${set.name}.ogg`, folder).pathname]);
  writeFileSync(new URL(`${set.name}.json`, folder), `${JSON.stringify(places)}\n`);
  rmSync(work, { recursive: true });
  console.log(`${set.name}: ${Object.keys(places).length} clips, ${(at / rate).toFixed(1)} s`);
}
