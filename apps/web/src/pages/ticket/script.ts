import './ticket.css';
import { startActions } from './script/actions.ts';
import { startAlerts } from './script/alerts.ts';
import { followTicket } from './script/follow.ts';
import { ticketOnPage } from './script/page.ts';

/* The small script of the phone ticket. The page is whole without it: it only renews what stands there, at once instead of every 20 s. */
document.documentElement.dataset.script = 'on';
const ticket = ticketOnPage();
if (ticket) {
  startAlerts();
  startActions(ticket);
  followTicket(ticket);
}
