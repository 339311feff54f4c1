import type { LoginRequest, Problem, SignInInteraction } from '@yimen/contracts';
import { Button, useText } from '@yimen/ui';
import { useEffect, useState } from 'react';
import { beginSignIn } from '../../shared/session/sign-in.ts';
import { DeviceList } from './device-list.tsx';
import { SignInRefused, fetchInteraction, postExternal, postLogin } from './interaction.ts';
import { LoginForm } from './login-form.tsx';
import { SignInPage } from './sign-in-page.tsx';
import type { SignInTab } from './sign-in-page.tsx';
import { signIn } from './sign-in-texts.ts';

const retryMs = 3_000;
type Loaded = { state: 'asking' } | { state: 'ready'; interaction: SignInInteraction } | { state: 'expired' } | { state: 'unreachable' };

/** Follows `/sign-in?interaction=<uid>`; opened without one it begins a sign-in that leads home. */
export function SignInLive() {
  const query = new URLSearchParams(location.search);
  const uid = query.get('interaction') ?? undefined;
  const asked = query.get('who');
  const loaded = useInteraction(uid);
  const [tab, setTab] = useState<SignInTab>(asked === 'staff' || asked === 'device' ? asked : 'resident');
  const tabs: SignInTab[] = loaded.state === 'ready' ? [...loaded.interaction.kinds, 'device'] : ['resident', 'staff', 'device'];
  const shown = tabs.includes(tab) ? tab : (tabs[0] ?? 'device');
  return (
    <SignInPage tab={shown} tabs={tabs} onTab={setTab}>
      {shown === 'device' ? <DeviceList /> : <Person kind={shown} loaded={loaded} />}
    </SignInPage>
  );
}

function Person({ kind, loaded }: { readonly kind: 'resident' | 'staff'; readonly loaded: Loaded }) {
  const t = useText(signIn);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Problem>();
  if (loaded.state === 'expired') {
    return (
      <section className="login" role="alert">
        <p>{t('expired')}</p>
        <Button kind="act" className="go" onPress={() => void beginSignIn('/')}>
          {t('again')}
        </Button>
      </section>
    );
  }
  if (loaded.state !== 'ready')
    return (
      <p className="login" role="status">
        {t(loaded.state === 'asking' ? 'asking' : 'unreachable')}
      </p>
    );
  const { interaction } = loaded;

  async function goOn(next: Promise<string>) {
    setBusy(true);
    setRefusal(undefined);
    try {
      location.assign(await next);
    } catch (error) {
      setBusy(false);
      setRefusal(error instanceof SignInRefused ? error.problem : unreachable(t('unreachable')));
    }
  }
  return (
    <LoginForm
      key={kind}
      kind={kind}
      interaction={interaction}
      busy={busy}
      refusal={refusal}
      onLogin={(login: LoginRequest) => void goOn(postLogin(interaction.uid, login))}
      onExternal={() => void goOn(postExternal(interaction.uid, kind))}
    />
  );
}

/** The outage as the same kind of sentence that a refusal is. */
function unreachable(text: string): Problem {
  return { type: 'about:blank', title: text, titles: { zh: text, en: text }, status: 503, code: 'service-unavailable' };
}

function useInteraction(uid: string | undefined): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'asking' });
  useEffect(() => {
    if (uid === undefined) return void beginSignIn('/');
    let timer: number | undefined;
    async function load(asked: string) {
      try {
        setLoaded({ state: 'ready', interaction: await fetchInteraction(asked) });
      } catch (error) {
        if (error instanceof SignInRefused) {
          setLoaded({ state: 'expired' });
          return;
        }
        setLoaded({ state: 'unreachable' });
        timer = window.setTimeout(() => void load(asked), retryMs);
      }
    }
    void load(uid);
    return () => window.clearTimeout(timer);
  }, [uid]);
  return loaded;
}
