import '@yimen/ui/styles.css';
import '../../shared/page/page-controls.css';
import './supervise.css';
import './supervise-side.css';
import { restoreLarge } from '../../shared/page/large-type.ts';
import { startPage } from '../../shared/page/start-page.tsx';
import { SuperviseLive } from './supervise-live.tsx';

restoreLarge();
startPage(<SuperviseLive />);
