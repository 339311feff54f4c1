import type { CaseView, StaffTicket } from '@yimen/contracts';
import { useText } from '@yimen/ui';
import type { Api } from '../../../shared/api/api.ts';
import { CasePane } from './case-pane.tsx';
import { caseTexts } from './case-texts.ts';
import { useCase } from './live/use-case.ts';
import type { CityNames } from './live/use-city.ts';

interface CaseWorkProps {
  readonly api: Api;
  readonly city: CityNames;
  /** The ticket being served; without one there is nothing to open a case for. */
  readonly visit: StaffTicket | undefined;
  readonly called: StaffTicket | undefined;
  readonly day: string;
  readonly window: string;
  readonly onStored: (view: CaseView) => void;
}

/** The case part of the console: what to do first while nobody is served, else the case of the visit. */
export function CaseWork({ visit, called, ...rest }: CaseWorkProps) {
  const t = useText(caseTexts);
  if (visit) return <Visit key={visit.ticket} visit={visit} {...rest} />;
  return (
    <div className="nobody">
      <h1>{called ? t('notStarted', { number: called.number }) : t('nobody')}</h1>
      <p>{t('nobodyHelp')}</p>
    </div>
  );
}

function Visit({ api, city, visit, day, window, onStored }: Omit<CaseWorkProps, 'called' | 'visit'> & { readonly visit: StaffTicket }) {
  return <CasePane model={useCase(api, { ticket: visit, day, window }, city, onStored)} />;
}
