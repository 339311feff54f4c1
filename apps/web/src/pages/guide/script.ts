import './guide.css';
import { startNear } from '../../shared/load/near-script.ts';
import { startChoices } from '../../shared/public/public-choices.ts';
import { startQuestions } from './script-questions.ts';

/* The guide is whole without this: answers act at once, the load stays fresh, a button prints. */
document.documentElement.dataset.script = 'on';
startChoices();
startNear();
startQuestions();
const print = document.querySelector<HTMLButtonElement>('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
