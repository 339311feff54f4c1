import '@yimen/ui/base.css';
import '@yimen/ui/planes.css';
import '@yimen/ui/kiosk-controls.css';
import '@yimen/ui/hall-fonts.css';
import '../../shared/stage/device.css';
import { DeviceFrame } from '../../shared/device/device-frame.tsx';
import { startPage } from '../../shared/page/start-page.tsx';
import { KioskLive } from './kiosk-live.tsx';

startPage(
  <DeviceFrame width={1080} height={1920}>
    {(device) => <KioskLive device={device} />}
  </DeviceFrame>,
  { device: true },
);
