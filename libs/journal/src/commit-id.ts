import { JournalError } from './errors.ts';

const seqDigits = 10;
const lastSeq = 10 ** seqDigits - 1;
const streamShape = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/;
const idShape = /^(.+)\/([0-9]{10})$/;

/** `_id` of a commit. The padding makes ids of one stream sort by seq. Throws `bad-stream`, `bad-seq`. */
export function commitId(stream: string, seq: number): string {
  if (!streamShape.test(stream) || stream.length > 200) throw new JournalError('bad-stream', `not a stream name: ${stream.slice(0, 200)}`);
  if (!Number.isInteger(seq) || seq < 1 || seq > lastSeq) throw new JournalError('bad-seq', `not a seq: ${seq}`);
  return `${stream}/${String(seq).padStart(seqDigits, '0')}`;
}

/** Stream and seq of an `_id`, or undefined when it is not one. */
export function parseCommitId(id: string): { stream: string; seq: number } | undefined {
  const [, stream, seq] = idShape.exec(id) ?? [];
  return stream !== undefined && seq !== undefined ? { stream, seq: Number(seq) } : undefined;
}

/** Id of a message about the n-th event (from 0) of a commit: `<stream>/<seq>/<n>`. */
export function messageId(commit: { readonly stream: string; readonly seq: number }, index: number): string {
  return `${commit.stream}/${commit.seq}/${index}`;
}

/** The first and the last id that a commit of a stream from a seq on can have. */
export function idRange(stream: string, fromSeq: number): { $gte: string; $lte: string } {
  return { $gte: commitId(stream, fromSeq), $lte: commitId(stream, lastSeq) };
}
