import './case.css';
import { startChoices } from '../../shared/public/public-choices.ts';
import { followCase, openByLink } from './script-case.ts';

/* The case page works without this: a scanned receipt opens its case by itself, and an open case stays fresh. */
startChoices();
document.querySelector<HTMLElement>('#faults')?.focus();
void openByLink();
followCase();
