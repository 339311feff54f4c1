import '@yimen/ui/styles.css';
import '../../shared/page/page-controls.css';
import './sign-in.css';
import { restoreLarge } from '../../shared/page/large-type.ts';
import { startPage } from '../../shared/page/start-page.tsx';
import { SignInLive } from './sign-in-live.tsx';

restoreLarge();
startPage(<SignInLive />);
