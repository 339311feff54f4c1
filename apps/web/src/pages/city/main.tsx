import '@yimen/ui/base.css';
import '@yimen/ui/planes.css';
import '@yimen/ui/figures.css';
import './city.css';
import './city-narrow.css';
import { startPage } from '../../shared/page/start-page.tsx';
import { CityLive } from './city-live.tsx';

startPage(<CityLive />);
