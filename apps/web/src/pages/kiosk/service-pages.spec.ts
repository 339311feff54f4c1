import { describe, expect, it } from '@jest/globals';
import type { KioskService } from './kiosk-model.ts';
import { menuPage } from './service-pages.ts';

function services(letters: string): KioskService[] {
  const name = { zh: '', en: '' };
  return letters.split('').map((letter) => ({ id: letter, letter, name, short: name, examples: name, people: 0, identityRequired: false }));
}

const lettersOf = (rows: readonly KioskService[]) => rows.map((row) => row.letter).join('');

describe('the menu of a kiosk', () => {
  it('shows the five most used by their letters and the rest behind 其他', () => {
    const page = menuPage(services('AJECDBGFH'), 'normal', 0);
    expect(lettersOf(page.services)).toBe('ACDEJ');
    expect(lettersOf(page.others)).toBe('BFGH');
  });

  it('has at most four choices in elder mode', () => {
    const page = menuPage(services('DEBACJFGH'), 'elder', 0);
    expect(lettersOf(page.services)).toBe('DEB');
    expect(lettersOf(page.others)).toBe('ACFGHJ');
  });

  it('shows every service on some page, for every count', () => {
    for (const mode of ['normal', 'elder', 'low'] as const) {
      for (let count = 1; count <= 24; count += 1) {
        const all = services('ABCDEFGHJKLMNPQRSTUVWXYZ'.slice(0, count));
        const seen = new Set(Array.from({ length: count }, (_, page) => lettersOf(menuPage(all, mode, page).services)).join(''));
        expect(seen.size).toBe(count);
      }
    }
  });

  it('needs no 其他 when everything fits', () => {
    expect(menuPage(services('ABCDEF'), 'normal', 0).others).toEqual([]);
    expect(menuPage(services('ABCD'), 'elder', 0).others).toEqual([]);
  });
});
