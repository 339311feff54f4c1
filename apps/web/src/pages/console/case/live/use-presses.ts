import { CommandReply, ReceivedReply, StoredFile } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import { sentenceOf } from '../../../../shared/api/answer.ts';
import type { Api } from '../../../../shared/api/api.ts';
import { press } from '../../../../shared/api/press.ts';
import { accessToken } from '../../../../shared/session/tokens.ts';
import type { CaseModel } from '../case-model.ts';
import { caseTexts } from '../case-texts.ts';
import type { Scan } from '../draft/draft.ts';
import { uploadScan } from './upload-scan.ts';

type Busy = NonNullable<CaseModel['busy']>;

/** What came of a press on a case: the new view, a definite no, or nothing that anyone can be sure of. */
export type Pressed =
  { readonly kind: 'stored'; readonly reply: ReceivedReply | CommandReply } | { readonly kind: 'refused' } | { readonly kind: 'unknown' };

/** The presses of the case part, with what is said while they run and after they were refused. */
export function usePresses(api: Api) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const [busy, setBusy] = useState<CaseModel['busy']>();
  const [refusal, setRefusal] = useState<string>();
  const [storing, setStoring] = useState<string>();
  const [refusedScan, setRefusedScan] = useState<CaseModel['refusedScan']>();

  async function run(name: Busy, path: string, body: unknown, key: string): Promise<Pressed> {
    setBusy(name);
    setRefusal(undefined);
    const reader = name === 'receive' ? ReceivedReply : CommandReply;
    const send = (same: string) => api.send<ReceivedReply | CommandReply>(path, reader, { body, key: same });
    const answer = await press(send, { key, onUnsure: () => setRefusal(t('unsure')) });
    setBusy(undefined);
    if (answer.kind === 'ok') {
      setRefusal(undefined);
      return { kind: 'stored', reply: answer.value };
    }
    setRefusal(answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('notStored'));
    return { kind: answer.kind };
  }

  /** Stores the pages one after the other, so that they stay in their order. */
  async function scan(material: string, files: readonly File[], onStored: (scan: Scan) => void): Promise<void> {
    setRefusedScan(undefined);
    setStoring(material);
    for (const file of files) {
      const answer = await uploadScan(file, accessToken);
      if (answer.kind === 'ok') onStored(StoredFile.parse(answer.value));
      else setRefusedScan({ material, sentence: answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('notStored') });
    }
    setStoring(undefined);
  }
  return { busy, refusal, storing, refusedScan, run, scan, forget: () => setRefusal(undefined) };
}
