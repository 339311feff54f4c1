import './door.css';
import { startNear } from '../../shared/load/near-script.ts';
import { startChoices } from '../../shared/public/public-choices.ts';

/* The front door is whole without this: it keeps "near, now" fresh and, asked to, puts the nearest first. */
startChoices();
startNear();
