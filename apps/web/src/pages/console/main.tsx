import '@yimen/ui/styles.css';
import '../../shared/page/page-controls.css';
import './console.css';
import './case/case.css';
import { restoreLarge } from '../../shared/page/large-type.ts';
import { startPage } from '../../shared/page/start-page.tsx';
import { ConsoleLive } from './console-live.tsx';

restoreLarge();
startPage(<ConsoleLive />);
