import { openText, sealText } from '@yimen/platform';
import { FieldId, FormShown } from '@yimen/contracts';
import { z } from 'zod';
import { maskIdNumber, maskName } from './mask.ts';

const Person = z.strictObject({ name: z.string(), idNumber: z.string(), phone: z.string().optional() });
export type Person = z.infer<typeof Person>;

/** Everything personal of a case, sealed as one text: purpose `personal`. The query code is with it, so that a repeated answer is the same. */
export const Dossier = z.strictObject({
  applicant: Person,
  representative: Person.optional(),
  answers: z.record(FieldId, z.string()),
  fields: z.record(FieldId, FormShown),
  queryCode: z.string(),
});
export type Dossier = z.infer<typeof Dossier>;

/** The person as lists show one: purpose `shown`. */
export const Shown = z.strictObject({ name: z.string(), idNumber: z.string() });
export type Shown = z.infer<typeof Shown>;

export type SealPurpose = 'personal' | 'shown' | 'note' | 'file' | 'document' | 'order' | 'answer';

/** Seals and opens the texts of one case with its data key. */
export class CaseSeal {
  constructor(
    private readonly caseNumber: string,
    private readonly key: Buffer,
  ) {}

  seal(purpose: SealPurpose, text: string): string {
    return sealText(this.key, text, `${this.caseNumber}/${purpose}`);
  }

  /** @throws SealBroken */
  open(purpose: SealPurpose, sealed: string): string {
    return openText(this.key, sealed, `${this.caseNumber}/${purpose}`);
  }

  sealDossier(dossier: Dossier): { personal: string; shown: string } {
    const { name, idNumber } = dossier.applicant;
    const shown: Shown = { name: maskName(name), idNumber: maskIdNumber(idNumber) };
    return { personal: this.seal('personal', JSON.stringify(dossier)), shown: this.seal('shown', JSON.stringify(shown)) };
  }

  openDossier(personal: string): Dossier {
    return Dossier.parse(JSON.parse(this.open('personal', personal)));
  }

  openShown(shown: string): Shown {
    return Shown.parse(JSON.parse(this.open('shown', shown)));
  }
}
