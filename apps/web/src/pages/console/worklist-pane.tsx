import type { Worklist, WorklistName } from '@yimen/contracts';
import { Light, Lintel, useLanguage, useText } from '@yimen/ui';
import { dateText } from '@yimen/ui/format';
import { caseTexts } from './case/case-texts.ts';

const names = ['to-hand-over', 'answers-waiting', 'to-accept', 'at-bureau'] as const satisfies readonly WorklistName[];
const titles = {
  'to-hand-over': 'toHandOver',
  'answers-waiting': 'answersWaiting',
  'to-accept': 'toAccept',
  'at-bureau': 'atBureauList',
} as const;
const lights = { green: 'on', yellow: 'soon', red: 'overdue', blue: 'paused', grey: 'unknown' } as const;

interface WorklistPaneProps {
  readonly lists: Readonly<Partial<Record<WorklistName, Worklist>>>;
  readonly onOpen: (caseNumber: string) => void;
}

/** What waits for this centre: results to hand over first, then answers, cases to accept, and what the bureaus hold. */
export function WorklistPane({ lists, onOpen }: WorklistPaneProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  return (
    <aside aria-label={t('lists')}>
      {names.map((name) => {
        const list = lists[name];
        return (
          <section key={name}>
            <Lintel level={2} title={t(titles[name])} note={list?.counts[name] ?? 0} />
            {list && list.rows.length > 0 ? (
              <ul>
                {list.rows.slice(0, 5).map((row) => (
                  <li key={row.number}>
                    <button type="button" onClick={() => onOpen(row.number)}>
                      <b>{language === 'en' ? row.item.names.en : row.item.names.zh}</b>
                      <span>
                        {row.who} <span className="fig">…{row.number.slice(-7)}</span>
                      </span>
                      <span>
                        <Light state={lights[row.light]} />
                        {row.clock?.deadline && ` ${dateText(row.clock.deadline, language)}`}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="none">{t('noRows')}</p>
            )}
          </section>
        );
      })}
    </aside>
  );
}
