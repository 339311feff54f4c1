const freshMs = 30_000;

/** Number and code that opened the case: kept in this page, never in an address that a server sees. */
let opened: URLSearchParams | undefined;

/** The link of a receipt: number in the path, code behind `#`, which browsers send to nobody. */
export async function openByLink(): Promise<void> {
  const number = document.querySelector<HTMLInputElement>('form[data-ask] #number')?.value ?? '';
  const code = decodeURIComponent(location.hash.slice(1));
  if (number === '' || !/^[0-9A-Za-z][0-9A-Za-z -]{3,15}$/.test(code)) return;
  await show(new URLSearchParams({ number, code }));
}

/** Draws an open case anew every half minute and whenever somebody comes back to it. */
export function followCase(): void {
  const form = document.querySelector<HTMLFormElement>('.documents form');
  if (form) opened = new URLSearchParams({ number: valueIn(form, 'number'), code: valueIn(form, 'code') });
  const renew = () => {
    if (opened && document.visibilityState === 'visible') void show(opened);
  };
  window.setInterval(renew, freshMs);
  document.addEventListener('visibilitychange', renew);
}

function valueIn(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
}

async function show(asked: URLSearchParams): Promise<void> {
  try {
    const response = await fetch(location.pathname + location.search, { method: 'POST', body: asked, signal: AbortSignal.timeout(8_000) });
    const isShown = document.querySelector('main[data-number]') !== null;
    // What is open stays when the service is away or the pace is too high: an error would say nothing about the case.
    if (isShown && !response.ok) return;
    replace(new DOMParser().parseFromString(await response.text(), 'text/html'));
    opened = response.ok ? asked : undefined;
  } catch {
    // The last truth stays, with its time.
  }
}

function replace(next: Document): void {
  const before = document.querySelector('main');
  const after = next.querySelector('main');
  if (!before || !after || before.outerHTML === after.outerHTML) return;
  before.replaceWith(document.importNode(after, true));
  document.title = next.title;
  document.querySelector<HTMLElement>('#faults')?.focus();
}
