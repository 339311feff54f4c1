import '@yimen/ui/styles.css';
import '../../shared/page/page-controls.css';
import './sign-in.css';
import { Button, useText } from '@yimen/ui';
import { useEffect, useState } from 'react';
import { restoreLarge } from '../../shared/page/large-type.ts';
import { startPage } from '../../shared/page/start-page.tsx';
import { beginSignIn, finishSignIn } from '../../shared/session/sign-in.ts';
import { signIn } from './sign-in-texts.ts';

// A code is good once: React draws twice in development, so the exchange starts here and not in an effect.
const finishing = finishSignIn(location.search);

/** The moment between the sign-in page and the page that was wanted. */
function Callback() {
  const t = useText(signIn);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    finishing.then(
      (returnTo) => location.replace(returnTo),
      () => setFailed(true),
    );
  }, []);
  return (
    <main className="sign-in-callback">
      <h1>{t(failed ? 'notFinished' : 'finishing')}</h1>
      {failed && (
        <Button kind="act" onPress={() => void beginSignIn('/')}>
          {t('again')}
        </Button>
      )}
    </main>
  );
}

restoreLarge();
startPage(<Callback />);
