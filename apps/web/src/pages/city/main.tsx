import './city.css';
import { startPage } from '../../shared/page/start-page.tsx';
import { CityLive } from './city-live.tsx';

startPage(<CityLive />);
