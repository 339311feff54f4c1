/** What a keyboard-wedge reader may type: the code of a slip or an identity card. */
export type Scanned =
  { readonly kind: 'ticket'; readonly token: string; readonly ticket: string } | { readonly kind: 'card'; readonly identityNumber: string };

const ticketLink = /(?<token>[0-9A-Za-z-]{2,19}\.\d{4}-\d{2}-\d{2}\.(?<ticket>[0-9a-f-]{36})\.[A-Za-z0-9_-]{22})/;

/** Reads one line of a reader; anything else is nothing. The number of a card is handed on and kept nowhere. */
export function scannedOf(line: string): Scanned | undefined {
  const ticket = ticketLink.exec(line)?.groups;
  if (ticket) return { kind: 'ticket', token: ticket.token ?? '', ticket: ticket.ticket ?? '' };
  const card = /^\s*(\d{17}[0-9Xx])\s*$/.exec(line)?.[1];
  return card ? { kind: 'card', identityNumber: card.toUpperCase() } : undefined;
}

/** A reader types much faster than a person: keys further apart than this belong to another line. */
export const readerPauseMs = 80;

/** Collects what a reader types and tells the whole line on Enter. Returns what stops listening. */
export function listenToReader(target: EventTarget, onScanned: (scanned: Scanned) => void): () => void {
  let line = '';
  let last = 0;
  function onKey(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.timeStamp - last > readerPauseMs) line = '';
    last = event.timeStamp;
    if (event.key.length === 1) line += event.key;
    if (event.key !== 'Enter') return;
    const scanned = scannedOf(line);
    line = '';
    if (!scanned) return;
    event.preventDefault();
    onScanned(scanned);
  }
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
