import type { StaffView } from '@yimen/domain-ticketing/wire';
import type { StaffChanges } from './frames.ts';

/** What turns one staff view into the next: rows that are new or changed, and the order of tickets where it changed. */
export function staffChangesOf(before: StaffView, after: StaffView): StaffChanges {
  const order = after.tickets.map(({ ticket }) => ticket);
  const sameOrder = before.tickets.length === order.length && before.tickets.every(({ ticket }, at) => ticket === order[at]);
  return {
    ...(before.state === after.state ? {} : { state: after.state }),
    tickets: changedRows(before.tickets, after.tickets, ({ ticket }) => ticket),
    ...(sameOrder ? {} : { order }),
    windows: changedRows(before.windows, after.windows, ({ window }) => window),
    services: changedRows(before.services, after.services, ({ service }) => service),
  };
}

/** The staff view after a commit. */
export function applyStaffChanges(view: StaffView, changes: StaffChanges): StaffView {
  const tickets = merged(view.tickets, changes.tickets, ({ ticket }) => ticket);
  const byId = new Map(tickets.map((row) => [row.ticket, row]));
  return {
    ...view,
    state: changes.state ?? view.state,
    tickets: changes.order ? changes.order.flatMap((ticket) => byId.get(ticket) ?? []) : tickets,
    windows: merged(view.windows, changes.windows, ({ window }) => window),
    services: merged(view.services, changes.services, ({ service }) => service),
  };
}

function changedRows<Row>(before: readonly Row[], after: readonly Row[], idOf: (row: Row) => string): Row[] {
  const known = new Map(before.map((row) => [idOf(row), JSON.stringify(row)]));
  return after.filter((row) => known.get(idOf(row)) !== JSON.stringify(row));
}

/** Rows in the old order with the changed ones in their place, new ones behind. */
function merged<Row>(rows: readonly Row[], changed: readonly Row[], idOf: (row: Row) => string): Row[] {
  const news = new Map(changed.map((row) => [idOf(row), row]));
  const kept = rows.map((row) => {
    const replacement = news.get(idOf(row));
    news.delete(idOf(row));
    return replacement ?? row;
  });
  return [...kept, ...news.values()];
}
