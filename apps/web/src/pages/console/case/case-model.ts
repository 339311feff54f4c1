import type { CaseView } from '@yimen/contracts';
import type { CaseDraft, DraftAct } from './draft/draft.ts';
import type { District } from './steps/form-step.tsx';
import type { Guide } from './draft/guide.ts';
import type { ItemHit } from './steps/item-step.tsx';
import type { JudgedDraft } from './draft/judged-draft.ts';
import type { CaseAct } from './steps/received-step.tsx';

/** Everything that the case part draws; `case-live` makes it from the services, a fixture from a table. */
export interface CaseModel {
  readonly draft: CaseDraft;
  readonly judged: JudgedDraft;
  readonly guide: Guide | undefined;
  readonly search: { readonly query: string; readonly hits: readonly ItemHit[] | 'searching' | 'unreachable' };
  readonly districts: readonly District[];
  readonly timeZone: string;
  /** Sentence with both dates if it is handed in today. */
  readonly dates: string;
  readonly storing: string | undefined;
  readonly refusedScan: { readonly material: string; readonly sentence: string } | undefined;
  readonly received: { readonly view: CaseView; readonly queryCode: string | undefined; readonly bureau: string } | undefined;
  readonly busy: CaseAct | 'receive' | undefined;
  readonly refusal: string | undefined;
  onAct(act: DraftAct): void;
  onQuery(query: string): void;
  onScan(material: string, files: readonly File[]): void;
  onReceive(): void;
  onCaseAct(act: CaseAct): void;
  onPrint(document: string): void;
  onAnother(): void;
}
