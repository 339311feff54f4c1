import { z } from 'zod';
import { steps } from './draft.ts';
import type { CaseDraft } from './draft.ts';

const Scan = z.object({ upload: z.string(), sha256: z.string(), size: z.number() });
const Draft = z.object({
  ticket: z.string(),
  step: z.enum(steps),
  person: z.object({ name: z.string(), idNumber: z.string(), phone: z.string() }),
  item: z.string().optional(),
  answers: z.record(z.string(), z.string()),
  settled: z.record(
    z.string(),
    z.union([z.object({ by: z.literal('scan'), scans: z.array(Scan) }), z.object({ by: z.literal('original-seen') })]),
  ),
  fields: z.record(z.string(), z.json()),
  receiveKey: z.string(),
});

const key = 'yimen.case-draft';
const maxAgeMs = 24 * 3_600_000;

/** The draft of this tab: a reload or a crash of the page loses nothing that was typed. It ends with the tab and after 24 h. */
export const draftStore = {
  read(ticket: string, now: number): CaseDraft | undefined {
    try {
      const stored = z.object({ at: z.number(), draft: Draft }).parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
      return stored.draft.ticket === ticket && now - stored.at < maxAgeMs ? (stored.draft as CaseDraft) : undefined;
    } catch {
      return undefined;
    }
  },
  write(draft: CaseDraft, now: number): void {
    sessionStorage.setItem(key, JSON.stringify({ at: now, draft }));
  },
  clear(): void {
    sessionStorage.removeItem(key);
  },
};
