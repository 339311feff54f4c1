import type { Me } from '@yimen/contracts';
import { useText } from '@yimen/ui';
import { useMemo, useState } from 'react';
import { createApi } from '../../shared/api/api.ts';
import type { Api } from '../../shared/api/api.ts';
import { accessToken } from '../../shared/session/tokens.ts';
import { useMe } from '../../shared/session/use-me.ts';
import { ChooseHall } from './choose-hall.tsx';
import { Floor } from './floor.tsx';
import { supervise } from './supervise-texts.ts';

/** The floor of whoever signed in: a supervisor's own hall, any hall for an operator. */
export function SuperviseLive() {
  const t = useText(supervise);
  const signing = useMe();
  const api = useMemo(() => createApi({ token: accessToken }), []);
  if (signing.state !== 'signed-in') return <Wait text={t(signing.state === 'asking' ? 'loading' : 'unreachable')} />;
  const { roles } = signing.me;
  if (!roles.includes('supervisor') && !roles.includes('operator')) return <Wait text={t('notYours')} />;
  return <OneHall api={api} me={signing.me} />;
}

function OneHall({ api, me }: { readonly api: Api; readonly me: Me }) {
  const isOperator = me.roles.includes('operator');
  const asked = new URLSearchParams(location.search).get('hall') ?? undefined;
  const [hall, setHall] = useState(isOperator ? (asked ?? me.hall) : me.hall);
  function choose(chosen: string | undefined) {
    history.replaceState(null, '', chosen === undefined ? location.pathname : `?hall=${chosen}`);
    setHall(chosen);
  }
  if (hall === undefined) return <ChooseHall api={api} onChoose={choose} />;
  return <Floor key={hall} api={api} me={me} hall={hall} onOtherHall={isOperator ? () => choose(undefined) : undefined} />;
}

function Wait({ text }: { readonly text: string }) {
  return (
    <p className="supervise-wait" role="status">
      {text}
    </p>
  );
}
