import { ChoiceStack, MagnifierSign, TouchButton, useLanguage, useText } from '@yimen/ui';
import type { StackRow } from '@yimen/ui';
import { joinNames } from '@yimen/ui/format';
import type { KioskAct, KioskModel, KioskService } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';
import { menuPage } from '../service-pages.ts';
import { ServiceSide } from './service-side.tsx';

interface HomeProps {
  readonly model: KioskModel;
  readonly page: number;
  readonly onAct: (act: KioskAct) => void;
}

const otherRow = 'other';

/** The first screen: the services most used, the rest behind 其他, and the ways for those who hold a number. */
export function HomeScreen({ model, page, onAct }: HomeProps) {
  const t = useText(kiosk);
  const rows = useRows(model, page);
  return (
    <>
      {model.mode === 'low' && <LowNote />}
      <KioskTitle title={t('ask')}>
        <p>{model.mode === 'elder' ? t('askElder') : t('askHelp')}</p>
      </KioskTitle>
      <ChoiceStack
        label={t('services')}
        rows={rows}
        onChoose={(id) => onAct(id === otherRow ? { kind: 'turn-page' } : { kind: 'choose', service: id })}
      />
      {model.mode !== 'elder' && <MoreWays onAct={onAct} />}
    </>
  );
}

function useRows(model: KioskModel, page: number): StackRow[] {
  const t = useText(kiosk);
  const language = useLanguage();
  const inLanguage = (name: KioskService['name']) => (language === 'en' ? name.en : name.zh);
  const { services, others } = menuPage(model.services, model.mode, page);
  const rows = services.map((service) => ({
    id: service.id,
    letter: service.letter,
    name: inLanguage(model.mode === 'normal' ? service.name : service.short),
    what: inLanguage(service.examples),
    side: <ServiceSide service={service} />,
    closed: service.closedBecause !== undefined,
  }));
  if (others.length === 0) return rows;
  const names = others.slice(0, 3).map((service) => inLanguage(service.short));
  const side = (
    <>
      <span className="fig letters">{model.mode === 'elder' ? '' : others.map((service) => service.letter).join(' ')}</span>
      <span className="range">{t('otherMore', { count: others.length })}</span>
    </>
  );
  return [...rows, { id: otherRow, letter: '', name: t('other'), what: joinNames(names, language), side, closed: false }];
}

function LowNote() {
  const t = useText(kiosk);
  return (
    <section className="info">
      <h2>{t('lowOn')}</h2>
      <p>
        {t('lowHelp')}
        <br />
        {t('lowStaff')}
      </p>
    </section>
  );
}

function MoreWays({ onAct }: { readonly onAct: (act: KioskAct) => void }) {
  const t = useText(kiosk);
  return (
    <>
      <TouchButton className="find" onPress={() => onAct({ kind: 'open', screen: 'find' })}>
        <MagnifierSign />
        <b>{t('unsureWhich')}</b>
        <span>{t('unsureHow')}</span>
      </TouchButton>
      <div className="have">
        <TouchButton onPress={() => onAct({ kind: 'open', screen: 'missed' })}>
          {t('missed')}
          <small>{t('missedHow')}</small>
        </TouchButton>
        <TouchButton onPress={() => onAct({ kind: 'open', screen: 'reprint' })}>
          {t('reprint')}
          <small>{t('reprintHow')}</small>
        </TouchButton>
      </div>
    </>
  );
}
