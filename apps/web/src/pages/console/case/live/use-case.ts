import type { CaseView, StaffTicket } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useEffect, useReducer, useState } from 'react';
import type { Api } from '../../../../shared/api/api.ts';
import { newKey } from '../../../../shared/api/new-key.ts';
import { accessToken } from '../../../../shared/session/tokens.ts';
import type { CaseModel } from '../case-model.ts';
import { caseTexts } from '../case-texts.ts';
import { datesText } from './dates-text.ts';
import { beginDraft, changeDraft } from '../draft/draft.ts';
import type { DraftAct } from '../draft/draft.ts';
import { draftStore } from '../draft/draft-store.ts';
import { judgeDraft, knownFields } from '../draft/judged-draft.ts';
import { openDocument } from './open-document.ts';
import { receiveBody } from '../draft/receive-body.ts';
import type { CaseAct } from '../steps/received-step.tsx';
import { useCaseWatch } from './use-case-watch.ts';
import type { CityNames } from './use-city.ts';
import { useGuide } from './use-guide.ts';
import { useItemSearch } from './use-item-search.ts';
import { usePresses } from './use-presses.ts';

interface Visit {
  readonly ticket: StaffTicket;
  readonly day: string;
  readonly window: string;
}

/** The case part of a visit: the draft and what the rules say of it, the press that stores it, and what follows. */
export function useCase(api: Api, visit: Visit, city: CityNames, onStored: (view: CaseView) => void): CaseModel {
  const t = useText(caseTexts);
  const language = useLanguage();
  const [draft, dispatch] = useReducer(changeDraft, visit.ticket, draftFor);
  const { guide, deadlines } = useGuide(api, draft.item);
  const search = useItemSearch(api, draft.step === 'item');
  const presses = usePresses(api);
  const [stored, setStored] = useState<{ readonly view: CaseView; readonly queryCode: string | undefined }>();
  useEffect(() => {
    if (!stored) draftStore.write(draft, Date.now());
  }, [draft, stored]);
  const show = (view: CaseView, queryCode?: string) => {
    setStored((known) => ({ view, queryCode: queryCode ?? known?.queryCode }));
    onStored(view);
  };
  useCaseWatch(api, stored?.view, show);

  function onAct(act: DraftAct) {
    presses.forget();
    dispatch(act);
    if (act.do === 'item') dispatch({ do: 'go', step: 'situation' });
    if (act.do !== 'go' || act.step !== 'form' || !guide) return;
    for (const [field, value] of Object.entries(knownFields(draft, guide)))
      if (!(field in draft.fields)) dispatch({ do: 'field', field, value });
  }
  async function receive() {
    const pressed = await presses.run('receive', '/api/intake/cases', receiveBody(draft, guide, visit), draft.receiveKey);
    if (pressed.kind === 'refused') dispatch({ do: 'new-key', key: newKey() });
    if (pressed.kind !== 'stored') return;
    draftStore.clear();
    show(pressed.reply.case, 'queryCode' in pressed.reply ? pressed.reply.queryCode : undefined);
  }
  async function advance(act: CaseAct, number: string) {
    const body = act === 'deliver' ? { receiver: 'applicant', identityChecked: true } : {};
    const pressed = await presses.run(act, `/api/intake/cases/${number}/${act}`, body, newKey());
    if (pressed.kind === 'stored') show(pressed.reply.case);
  }
  function onAnother() {
    setStored(undefined);
    dispatch({ do: 'begin', draft: { ...beginDraft(visit.ticket.ticket, newKey()), person: draft.person } });
  }
  const { busy, refusal, storing, refusedScan } = presses;
  return {
    ...{ draft, guide, search, busy, refusal, storing, refusedScan, onAct, onAnother },
    judged: judgeDraft(draft, guide, visit.day),
    received: stored && { ...stored, bureau: city.bureauName(stored.view.item.bureau, language) },
    districts: city.districts,
    timeZone: city.timeZone,
    dates: datesText(guide?.content.handling, deadlines, language, t),
    onQuery: search.onQuery,
    onScan: (material, files) => void presses.scan(material, files, (scan) => dispatch({ do: 'scan', material, scan })),
    onReceive: () => void receive(),
    onCaseAct: (act) => void (stored && advance(act, stored.view.number)),
    onPrint: (document) => void openDocument(document, accessToken),
  };
}

/** What this tab already has for the ticket, else a new draft with the item that the visitor named at the kiosk. */
function draftFor(ticket: StaffTicket) {
  const item = ticket.matters.find((matter) => matter.state !== 'done')?.item;
  return draftStore.read(ticket.ticket, Date.now()) ?? beginDraft(ticket.ticket, newKey(), item);
}
