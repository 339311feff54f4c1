import type { Checklist, ChecklistLine, CityView, ItemPage } from '@yimen/contracts';
import type { Question } from '@yimen/domain-catalogue';
import type { NearSectionProps } from '../../shared/load/near-section.tsx';
import type { PageAddress } from '../../shared/public/page-address.ts';
import type { PaperCount } from './paper-count.ts';

/** Everything that the guide page of an item draws. */
export interface GuideModel {
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  readonly page: ItemPage;
  /** The questions that these answers open, in order. */
  readonly questions: readonly Question[];
  readonly answers: Readonly<Record<string, string>>;
  readonly situation: Checklist['situation'];
  readonly lines: readonly ChecklistLine[];
  readonly count: PaperCount;
  readonly deadlines: Checklist['deadlines'];
  /** The day is not today: the address named one. */
  readonly on: string | undefined;
  readonly near: NearSectionProps;
  /** Address without query, as it is printed. */
  readonly printed: string;
}
