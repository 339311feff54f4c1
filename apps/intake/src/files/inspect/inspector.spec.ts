import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@yimen/platform';
import fc from 'fast-check';
import { pngChunk, sampleJpeg, sampleOfd, samplePdf, samplePng, sampleZip } from '../sample-files.fake.ts';
import { Inspector } from './inspector.ts';

/** Type or refusal of some bytes that arrive in pieces of a size. */
function inspect(bytes: Buffer, piece = 1000): string {
  const inspector = new Inspector();
  try {
    for (let at = 0; at < bytes.length; at += piece) inspector.write(bytes.subarray(at, at + piece));
    return inspector.end();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const good = {
  'application/pdf': samplePdf(3),
  'image/jpeg': sampleJpeg(),
  'image/png': samplePng(),
  'application/ofd': sampleOfd(),
};

describe('Inspector', () => {
  it.each(Object.entries(good))('tells %s from its bytes, in pieces of any size', (type, bytes) => {
    for (const piece of [1, 2, 3, 7, 13, 64, 100_000]) expect(inspect(bytes, piece)).toBe(type);
  });

  it.each(Object.entries(good))('refuses %s that is cut off or goes on behind its end', (_type, bytes) => {
    expect(inspect(bytes.subarray(0, -3))).toBe('file-type');
    expect(inspect(Buffer.concat([bytes, Buffer.from('more')]))).toBe('file-type');
  });

  it.each(Object.entries(good))('refuses %s that is also a zip', (_type, bytes) => {
    const zip = sampleZip({ 'evil.txt': 'evil' });
    expect(inspect(Buffer.concat([bytes, zip]))).toBe('file-type');
    expect(inspect(Buffer.concat([bytes, zip, Buffer.from('\n%%EOF\n')]))).toBe('file-type');
    expect(inspect(Buffer.concat([zip, bytes]))).toBe('file-type');
  });

  it('refuses a zip that hides in a chunk of a picture', () => {
    const [head, rest] = [samplePng().subarray(0, 33), samplePng().subarray(33)];
    expect(inspect(Buffer.concat([head, pngChunk('teXt', sampleZip({ a: 'b' })), rest]))).toBe('file-type');
  });

  it('refuses what is none of the four: HTML, SVG with script, a text, another zip, an executable', () => {
    const others = ['<html><script>1</script></html>', '<svg onload="x()"></svg>', 'plain text of some length', 'MZ\0\0\0\0\0\0\0\0'];
    for (const text of others) expect(inspect(Buffer.from(text))).toBe('file-type');
    expect(inspect(sampleZip({ 'word/document.xml': 'x' }))).toBe('file-type');
    expect(inspect(sampleZip({ 'sub/OFD.xml': 'x' }))).toBe('file-type');
    expect(inspect(sampleZip({ 'OFD.xml': 'x' }, 'a comment'))).toBe('file-type');
  });

  it('refuses nothing and too little', () => {
    expect(inspect(Buffer.alloc(0))).toBe('file-empty');
    expect(inspect(Buffer.from('%PDF'))).toBe('file-type');
  });

  it('refuses more than 50 megapixels and more than 200 pages', () => {
    expect(inspect(samplePng(10_000, 5_000))).toBe('image/png');
    expect(inspect(samplePng(10_001, 5_000))).toBe('file-too-many-pixels');
    expect(inspect(sampleJpeg(60_000, 60_000))).toBe('file-too-many-pixels');
    expect(inspect(samplePdf(200), 777)).toBe('application/pdf');
    expect(inspect(samplePdf(201), 777)).toBe('file-too-many-pages');
  });

  it('counts each page of a PDF once, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (piece) => inspect(samplePdf(200), piece) === 'application/pdf'),
      { numRuns: 20 },
    );
  });

  it('never takes mutated bytes for more than they are, and never throws anything but a refusal', () => {
    const mutation = fc.tuple(fc.constantFrom(...Object.values(good)), fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(mutation, ([bytes, at, value]) => {
        const mutated = Buffer.from(bytes);
        mutated[at % mutated.length] = value;
        expect(inspect(mutated)).toMatch(/^(application\/|image\/|file-)/);
      }),
      { numRuns: 800 },
    );
  });
});
