const key = 'yimen.large';

/** Elder mode of phone and desktop pages (language.md section 3): type × 1.5, no grey, larger targets. Remembered on this machine. */
export function isLarge(): boolean {
  return document.documentElement.dataset.size === 'elder';
}

export function setLarge(large: boolean): void {
  document.documentElement.dataset.size = large ? 'elder' : 'normal';
  try {
    localStorage.setItem(key, large ? 'elder' : 'normal');
  } catch {
    // Private windows refuse storage: the choice lasts as long as the page.
  }
}

/** Applies what was chosen on this machine before; called before the page is drawn. */
export function restoreLarge(): void {
  try {
    if (localStorage.getItem(key) === 'elder') document.documentElement.dataset.size = 'elder';
  } catch {
    // No storage: normal size.
  }
}
