import type { DoorWords } from './door-words.ts';
import type { NearLine } from './near-words.ts';

/** Puts rows into the section as the server would have drawn them. */
export function paintRows(section: HTMLElement, lines: readonly NearLine[], heading: string | undefined): void {
  const list = section.querySelector<HTMLElement>('[data-rows]');
  if (!list) return;
  list.hidden = lines.length === 0;
  list.replaceChildren(...lines.map(rowOf));
  const districts = section.querySelector<HTMLElement>('[data-districts]');
  if (districts) districts.hidden = lines.length > 0;
  const title = section.querySelector('h2');
  if (heading !== undefined && section.dataset.service === undefined && title) title.textContent = heading;
}

/** Writes how many centres of each district are open. */
export function paintDistricts(section: HTMLElement, textOf: (code: string) => string): void {
  for (const row of section.querySelectorAll<HTMLElement>('[data-districts] [data-code]')) row.textContent = textOf(row.dataset.code ?? '');
}

function rowOf({ name, wait, note, people, best }: NearLine): HTMLLIElement {
  const row = document.createElement('li');
  if (best) row.dataset.best = 'true';
  row.append(cell('b', '', name), cell('span', 'w', wait), cell('span', 's', note), cell('span', 's w', people));
  return row;
}

function cell(tag: 'b' | 'span', className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Changes only the words that differ, so that a reader hears them once. */
export function paintDoor(words: DoorWords): void {
  const door = document.querySelector<HTMLElement>('[data-door]');
  if (!door) return;
  door.toggleAttribute('data-lit', words.lit);
  for (const name of ['label', 'name', 'note', 'figure', 'caption'] as const) {
    const slot = door.querySelector<HTMLElement>(`[data-slot="${name}"]`);
    if (slot && slot.textContent !== words[name]) slot.textContent = words[name];
    if (slot && name === 'figure') slot.dataset.signs = String(words.figure.length);
  }
}
