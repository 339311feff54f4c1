import { useText } from '@yimen/ui';
import { cityTexts } from './city-texts.ts';

const steps = ['≤8', '≤14', '≤20', '≤30', '>30'];

/** What the brightness of a tile means. */
export function CityKey() {
  const t = useText(cityTexts);
  return (
    <div className="key">
      {t('key')}
      <ol>
        {steps.map((step, index) => (
          <li key={step}>
            <i data-load={index} />
            {step}
          </li>
        ))}
      </ol>
      <p>
        <i data-load="stale" />
        {t('keyStale')}
        <i data-load="none" />
        {t('keyNone')}
      </p>
    </div>
  );
}
