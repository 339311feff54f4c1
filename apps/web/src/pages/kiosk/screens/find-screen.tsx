import { TouchButton, useLanguage, useText } from '@yimen/ui';
import type { FoundItem, KioskAct, KioskScreen } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';

interface FindProps {
  readonly screen: Extract<KioskScreen, { kind: 'find' }>;
  readonly onAct: (act: KioskAct) => void;
}

const keyRows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
const longest = 20;
const shown = 5;

/** Search by letters on the screen's own keys: initials, pinyin or English. */
export function FindScreen({ screen, onAct }: FindProps) {
  const t = useText(kiosk);
  const type = (text: string) => onAct({ kind: 'type', text: text.slice(0, longest) });
  return (
    <>
      <KioskTitle title={t('typeTitle')}>
        <p>{t('typeHelp')}</p>
      </KioskTitle>
      <p className="typed" aria-label={t('typed')} aria-live="polite">
        <span className="fig">{screen.text}</span>
        <i aria-hidden="true" />
      </p>
      <Results screen={screen} onAct={onAct} />
      <div className="foot">
        <div className="keys">
          {keyRows.map((row) => (
            <div key={row}>
              {row.split('').map((letter) => (
                <TouchButton key={letter} repeats onPress={() => type(screen.text + letter)} className="fig">
                  {letter}
                </TouchButton>
              ))}
            </div>
          ))}
        </div>
        <div className="row">
          <TouchButton onPress={() => onAct({ kind: 'home' })}>{t('back')}</TouchButton>
          <TouchButton onPress={() => type('')}>{t('clear')}</TouchButton>
          <TouchButton repeats onPress={() => type(screen.text.slice(0, -1))}>
            {t('erase')}
          </TouchButton>
        </div>
      </div>
    </>
  );
}

function Results({ screen, onAct }: FindProps) {
  const t = useText(kiosk);
  const language = useLanguage();
  const { found, text } = screen;
  if (text === '' || !found) return <div className="results" />;
  if (found.length === 0) return <p className="results none">{t('nothingFound', { text })}</p>;
  const nameOf = (item: FoundItem) => (language === 'en' ? item.name.en : item.name.zh);
  return (
    <ul className="results" aria-label={t('found')}>
      {found.slice(0, shown).map((item) => (
        <li key={item.item}>
          <TouchButton onPress={() => onAct({ kind: 'choose-item', found: item })}>{nameOf(item)}</TouchButton>
        </li>
      ))}
    </ul>
  );
}
