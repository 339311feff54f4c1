import '@yimen/ui/base.css';
import '@yimen/ui/planes.css';
import '@yimen/ui/hall-fonts.css';
import '../../shared/stage/device.css';
import { DeviceFrame } from '../../shared/device/device-frame.tsx';
import { startPage } from '../../shared/page/start-page.tsx';
import { WindowLive } from './window-live.tsx';

startPage(
  <DeviceFrame width={1920} height={540}>
    {(device) => <WindowLive device={device} />}
  </DeviceFrame>,
  { device: true },
);
