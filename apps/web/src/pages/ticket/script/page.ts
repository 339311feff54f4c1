export interface TicketOnPage {
  readonly hall: string;
  readonly token: string;
  readonly number: string;
}

/** Told whenever the page shows something newer. */
export const renewed = new EventTarget();

/** Which ticket this page is about; nothing on a page that found none. */
export function ticketOnPage(): TicketOnPage | undefined {
  const { hall, token, number } = document.querySelector('main')?.dataset ?? {};
  return hall && token && number ? { hall, token, number } : undefined;
}

let renewing: Promise<void> | undefined;
let again = false;

/** Draws the page anew from the server; what was asked for meanwhile is done once more at the end. */
export function renew(): Promise<void> {
  if (renewing) {
    again = true;
    return renewing;
  }
  renewing = read().finally(() => {
    renewing = undefined;
    if (!again) return;
    again = false;
    void renew();
  });
  return renewing;
}

async function read(): Promise<void> {
  try {
    const response = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      signal: AbortSignal.timeout(8_000),
    });
    if (response.status >= 500) {
      showOffline(true);
      return;
    }
    replace(new DOMParser().parseFromString(await response.text(), 'text/html'));
    showOffline(false);
    renewed.dispatchEvent(new Event('renewed'));
  } catch {
    showOffline(true);
  }
}

/** Takes over the body and the state of a newer page; the focus stays on the same control. */
function replace(next: Document): void {
  const act = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.act : undefined;
  const open = document.querySelector('dialog')?.open === true;
  const root = document.documentElement;
  if (next.documentElement.dataset.state) root.dataset.state = next.documentElement.dataset.state;
  document.title = next.title;
  for (const part of ['header', 'main']) {
    const before = document.querySelector(`body > ${part}`);
    const after = next.querySelector(`body > ${part}`);
    if (before && after && before.outerHTML !== after.outerHTML) before.replaceWith(document.importNode(after, true));
  }
  if (open) document.querySelector('dialog')?.showModal();
  if (act) document.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus();
}

/** The last truth stays, with its time. */
function showOffline(offline: boolean): void {
  const text = document.querySelector('main')?.dataset.offline;
  const band = document.querySelector('.offline');
  if (!offline) band?.remove();
  if (!offline || band || !text) return;
  const made = document.createElement('p');
  made.className = 'offline';
  made.setAttribute('role', 'status');
  made.textContent = text;
  document.body.append(made);
}
