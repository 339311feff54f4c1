import { useText } from '@yimen/ui';
import { signIn } from './sign-in-texts.ts';

const devices = [
  { path: '/screen', text: 'hall' },
  { path: '/kiosk', text: 'kiosk' },
  { path: '/screen/window', text: 'windowScreen' },
] as const;

/** A screen or kiosk does not sign in here: its own page shows the pairing code. */
export function DeviceList() {
  const t = useText(signIn);
  return (
    <section className="login">
      <h2>{t('whichDevice')}</h2>
      <ul className="devices">
        {devices.map((device) => (
          <li key={device.path}>
            <a href={device.path}>{t(device.text)}</a>
          </li>
        ))}
      </ul>
      <p className="note">{t('deviceNote')}</p>
    </section>
  );
}
