/** Parts of the page that depend on the answers. */
const parts = ['count', 'questions', 'papers'];

/** An answer acts at once: the parts that depend on it are drawn anew, the address carries it, the focus stays. */
export function startQuestions(): void {
  document.addEventListener('change', (event) => {
    const form = event.target instanceof HTMLInputElement ? event.target.closest<HTMLFormElement>('form[data-questions]') : null;
    if (form) void answer(form);
  });
}

let newest = 0;

async function answer(form: HTMLFormElement): Promise<void> {
  const turn = (newest += 1);
  const address = new URL(form.action, location.href);
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') address.searchParams.set(name, value);
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(5_000) });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (turn !== newest) return;
    replace(next);
    history.replaceState(null, '', address);
  } catch {
    form.submit();
  }
}

function replace(next: Document): void {
  const focused = document.activeElement?.id;
  for (const id of parts) {
    const after = next.getElementById(id);
    if (after) document.getElementById(id)?.replaceWith(document.importNode(after, true));
  }
  if (focused) document.getElementById(focused)?.focus();
}
