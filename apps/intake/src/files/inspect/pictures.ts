import { Refusal } from '@yimen/platform';
import { Malformed } from './parser.ts';
import type { Format } from './parser.ts';

const maxPixels = 50_000_000;

/** Walks the chunks of a PNG from its signature to IEND. Source: PNG specification, third edition, 5. */
export function* png(): Format {
  yield { take: 8 };
  for (let first = true; ; first = false) {
    const head = yield { take: 8 };
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    if (first !== (type === 'IHDR') || length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type)) throw new Malformed('png chunk');
    if (first) {
      if (length !== 13) throw new Malformed('png header');
      const size = yield { take: 13 };
      checkPixels(size.readUInt32BE(0), size.readUInt32BE(4));
    } else {
      yield { skip: length };
    }
    yield { skip: 4 };
    if (type === 'IEND') return;
  }
}

/** Walks the segments of a JPEG from SOI to EOI, through every scan. Source: ITU-T T.81, annex B. */
export function* jpeg(): Format {
  yield { take: 2 };
  let sized = false;
  for (let marker = yield* nextMarker(); marker !== 0xd9;) {
    const length = (yield { take: 2 }).readUInt16BE(0);
    if (length < 2) throw new Malformed('jpeg segment');
    if (isFrame(marker)) {
      if (length < 8) throw new Malformed('jpeg frame');
      const frame = yield { take: 5 };
      checkPixels(frame.readUInt16BE(3), frame.readUInt16BE(1));
      sized = true;
      yield { skip: length - 7 };
    } else {
      yield { skip: length - 2 };
    }
    marker = marker === 0xda ? yield* endOfScan() : yield* nextMarker();
  }
  if (!sized) throw new Malformed('jpeg without a frame');
}

/** A marker is 0xff, any number of fill bytes 0xff, and its code. */
function* nextMarker(): Generator<{ take: number }, number, Buffer> {
  if ((yield { take: 1 })[0] !== 0xff) throw new Malformed('jpeg marker');
  for (;;) {
    const code = (yield { take: 1 })[0] ?? 0;
    if (code === 0xff) continue;
    if (code === 0 || code === 0x01 || (code >= 0xd0 && code <= 0xd8)) throw new Malformed('jpeg marker');
    return code;
  }
}

/** Coded data runs to the next marker that is neither a stuffed zero nor a restart. */
function* endOfScan(): Generator<{ take: number } | { until: number }, number, Buffer> {
  for (;;) {
    yield { until: 0xff };
    let code = (yield { take: 1 })[0] ?? 0;
    while (code === 0xff) code = (yield { take: 1 })[0] ?? 0;
    const goesOn = code === 0 || (code >= 0xd0 && code <= 0xd7);
    if (!goesOn) return code;
  }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw new Malformed('empty picture');
  if (width * height > maxPixels) throw new Refusal('file-too-many-pixels', { width, height });
}
