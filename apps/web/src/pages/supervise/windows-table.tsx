import { Button, Light, Lintel, useLanguage, useText } from '@yimen/ui';
import { joinNames } from '@yimen/ui/format';
import { nameOf } from '../../shared/load/near-words.ts';
import type { SuperviseModel, WindowRow } from './supervise-model.ts';
import { supervise } from './supervise-texts.ts';

/** What a supervisor does with a window. */
export type WindowAct = 'open' | 'pause' | 'resume' | 'close';

interface WindowsTableProps {
  readonly model: SuperviseModel;
  /** Absent for whoever may only look. */
  readonly onAct: ((act: WindowAct, row: WindowRow) => void) | undefined;
  /** Window whose press is under way. */
  readonly busy: string | undefined;
}

const minuteMs = 60_000;

/** The windows: what each serves, who stands there now and for how long, who comes next. */
export function WindowsTable({ model, onAct, busy }: WindowsTableProps) {
  const t = useText(supervise);
  const open = model.windows.filter(({ state }) => state !== 'shut').length;
  return (
    <section className="wins">
      <Lintel level={2} title={t('windows')} note={t('openOf', { open, all: model.windows.length })} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('window')}</th>
            <th scope="col">{t('does')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('number')}</th>
            <th scope="col" className="r">
              {t('since')}
            </th>
            <th scope="col">{t('next')}</th>
            {onAct && (
              <th scope="col">
                <span className="fold-away">{t('act')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {model.windows.map((row) => (
            <Row key={row.window.window} row={row} model={model} onAct={onAct} busy={busy === row.window.window} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: WindowRow;
  readonly model: SuperviseModel;
  readonly onAct: WindowsTableProps['onAct'];
  readonly busy: boolean;
}

function Row({ row, model, onAct, busy }: RowProps) {
  const { window, state, current } = row;
  return (
    <tr data-state={state}>
      <th scope="row" className="w fig">
        {window.window}
      </th>
      <td className="does">{useServices(row, model)}</td>
      <td className="st">
        <State row={row} />
      </td>
      <td className="num fig">{current?.number ?? ''}</td>
      <td className="r">{useSince(row)}</td>
      <td className="num fig">{state === 'shut' ? '' : (window.next?.number ?? '')}</td>
      {onAct && (
        <td className="acts">
          <Acts row={row} onAct={onAct} busy={busy} />
        </td>
      )}
    </tr>
  );
}

/** Names of what it serves now; of a closed window, what stands above it. */
function useServices({ window }: WindowRow, { services }: SuperviseModel): string {
  const t = useText(supervise);
  const language = useLanguage();
  if (window.skills.length === 0) return window.label;
  const known = window.skills.flatMap(({ service }) => services.get(service) ?? []);
  const names = known.length >= services.size ? [t('everything')] : known.map((service) => nameOf(service.name, language));
  return joinNames(window.green ? [t('green'), ...names] : names, language);
}

function State({ row: { state, window } }: { readonly row: WindowRow }) {
  const t = useText(supervise);
  if (state !== 'paused') return t(state);
  const reasons = { break: t('break'), meeting: t('meeting'), system: t('system'), other: t('other') };
  const reason = window.pauseReason === undefined ? undefined : reasons[window.pauseReason as keyof typeof reasons];
  return <Light state="paused" text={reason === undefined ? t('paused') : `${t('paused')} · ${reason}`} />;
}

function useSince({ sinceMs }: WindowRow): string {
  const t = useText(supervise);
  if (sinceMs === undefined) return '';
  if (sinceMs < minuteMs) return t('seconds', { count: Math.floor(sinceMs / 1000) });
  return t('minutes', { count: Math.floor(sinceMs / minuteMs) });
}

function Acts({ row, onAct, busy }: { readonly row: WindowRow; readonly onAct: NonNullable<RowProps['onAct']>; readonly busy: boolean }) {
  const t = useText(supervise);
  const acts: Record<WindowRow['state'], readonly WindowAct[]> = {
    shut: ['open'],
    paused: ['close', 'resume'],
    free: ['close', 'pause'],
    calling: ['pause'],
    serving: ['pause'],
  };
  return acts[row.state].map((act) => (
    <Button key={act} busy={busy} label={t('ofWindow', { act: t(act), window: row.window.window })} onPress={() => onAct(act, row)}>
      {t(act)}
    </Button>
  ));
}
