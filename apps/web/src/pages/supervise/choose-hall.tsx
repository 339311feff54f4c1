import { CentreList } from '@yimen/contracts';
import { Field, useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import type { Api } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/live/use-polled.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { supervise } from './supervise-texts.ts';

const hourMs = 3_600_000;
const shown = 24;

/** An operator follows any hall: find it by a part of its name. */
export function ChooseHall({ api, onChoose }: { readonly api: Api; readonly onChoose: (hall: string) => void }) {
  const t = useText(supervise);
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const centres = usePolled(() => api.get('/api/catalogue/centres', CentreList), hourMs)?.centres ?? [];
  const wanted = typed.trim().toLowerCase();
  const found = centres.filter(({ names }) => names.zh.includes(wanted) || names.en.toLowerCase().includes(wanted)).slice(0, shown);
  return (
    <main className="supervise-wait">
      <h1>{t('whichHall')}</h1>
      <Field label={t('findHall')} value={typed} onChange={setTyped} type="search" autoFocus />
      {centres.length > 0 && found.length === 0 && <p role="status">{t('noHall')}</p>}
      <ul>
        {found.map((centre) => (
          <li key={centre.code}>
            <button type="button" onClick={() => onChoose(centre.code)}>
              {nameOf(centre.names, language)}
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
