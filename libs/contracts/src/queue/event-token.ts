/** Subject token of an event on QUEUE_EVENTS: kebab-case without the noun `day`. `ticketIssued` → `ticket-issued`, `dayOpened` → `opened`. */
export function eventToken(type: string): string {
  const kebab = type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return kebab.startsWith('day-') ? kebab.slice(4) : kebab;
}

/** Key of a hall's lease in the bucket `queue-leases`. */
export const queueLeaseKey = (hall: string): string => `hall.${hall}`;
