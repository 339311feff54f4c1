import { Lintel, useText } from '@yimen/ui';
import { countText, rangeFigures } from '@yimen/ui/format';
import type { ServiceLine } from './city-model.ts';
import { cityTexts } from './city-texts.ts';

/** Who waits for what, in the whole city. */
export function CityServices({ services }: { readonly services: readonly ServiceLine[] }) {
  const t = useText(cityTexts);
  return (
    <section className="kinds">
      <Lintel level={2} title={t('services')} note={t('servicesNote')} />
      <ul>
        {services.map(({ service, prefix, name, waiting, range }) => (
          <li key={service}>
            <span className="fig p">{prefix}</span>
            <span className="n">
              {name}
              <small>{range ? t('mean', { range: rangeFigures(range) }) : t('noRange')}</small>
            </span>
            <span className="fig">{countText(waiting)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
