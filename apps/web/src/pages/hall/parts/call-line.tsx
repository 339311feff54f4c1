import { Arrow, useTextIn } from '@yimen/ui';
import type { CallRow } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

/** Number → window, one row. */
export function CallLine({ call }: { readonly call: CallRow }) {
  const zh = useTextIn(hall, 'zh-CN');
  return (
    <li className="call-line">
      <span className="n fig">{call.number}</span>
      <Arrow />
      <span className="w fig">
        {call.window}
        <small>{zh('window')}</small>
      </span>
    </li>
  );
}
