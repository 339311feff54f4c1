import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SMALLEST_BYTES = 1024;
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

/** A page as it is sent: compressed as the browser allows, where that is worth it. */
export async function compressed(text: string, acceptEncoding: string | undefined): Promise<{ body: Buffer; encoding?: 'br' | 'gzip' }> {
  const body = Buffer.from(text);
  if (body.length < SMALLEST_BYTES) return { body };
  if (accepts(acceptEncoding, 'br')) return { body: await promisify(brotliCompress)(body, QUICK_BROTLI), encoding: 'br' };
  if (accepts(acceptEncoding, 'gzip')) return { body: await promisify(gzip)(body), encoding: 'gzip' };
  return { body };
}

function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, quality] = part.trim().toLowerCase().split(';');
    return name === encoding && !/^\s*q=0(\.0*)?$/.test(quality ?? '');
  });
}
