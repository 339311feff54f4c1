import { createHash } from 'node:crypto';

/** Name of the stream, and id, of the incident of a kind about a subject: always the same, so that one is open at most. */
export function incidentIdOf(kind: string, subject: string): string {
  return createHash('sha256').update(`${kind}\0${subject}`, 'utf8').digest('hex').slice(0, 24);
}
