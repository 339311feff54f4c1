const endRecord = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const endLength = 22;
const entrySignature = 0x02014b50;
const maxEntries = 5000;

/** Whether the end of some other format would also be read as the end of a zip: a second format in one file. */
export function hidesZip(tail: Buffer): boolean {
  for (let at = tail.indexOf(endRecord); at !== -1; at = tail.indexOf(endRecord, at + 1)) {
    // Both disk numbers are zero in every zip that is not split; by chance eight bytes are hardly ever so.
    if (at + endLength <= tail.length && tail.readUInt32LE(at + 4) === 0) return true;
  }
  return false;
}

/**
 * Names of the entries of a zip that begins at the first byte of a file and ends at its last, or undefined when it is none: no comment,
 * nothing before, nothing behind. Source: APPNOTE 6.3.10, 4.3.
 * @param tail the last bytes, central directory included
 * @param size of the whole file
 */
export function zipEntries(tail: Buffer, size: number): string[] | undefined {
  const end = tail.length - endLength;
  if (end < 0 || !tail.subarray(end, end + 4).equals(endRecord) || tail.readUInt32LE(end + 4) !== 0) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const directory = tail.readUInt32LE(end + 16);
  const start = end - length;
  const fits = tail.readUInt16LE(end + 20) === 0 && directory + length + endLength === size && start >= 0;
  return fits && count > 0 && count <= maxEntries ? namesIn(tail.subarray(start, end), count) : undefined;
}

function namesIn(directory: Buffer, count: number): string[] | undefined {
  const names: string[] = [];
  let lowest = Infinity;
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) return undefined;
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength));
    lowest = Math.min(lowest, directory.readUInt32LE(at + 42));
    at = next;
  }
  return at === directory.length && lowest === 0 ? names : undefined;
}
