import type { KioskMode, KioskService } from './kiosk-model.ts';

/** Rows of one page of the menu; elder mode has four choices with 其他, the others six. */
export function rowsPerPage(mode: KioskMode, services: number): number {
  const rows = mode === 'elder' ? 4 : 6;
  return services <= rows ? services : rows - 1;
}

export interface MenuPage {
  readonly services: readonly KioskService[];
  /** Behind 其他; empty when all fit on one page. */
  readonly others: readonly KioskService[];
}

/** One page of the menu. The rows of a page stand by their letters, so that a service is found where its letter is. */
export function menuPage(services: readonly KioskService[], mode: KioskMode, page: number): MenuPage {
  const perPage = rowsPerPage(mode, services.length);
  const pages = Math.max(1, Math.ceil(services.length / perPage));
  const from = (page % pages) * perPage;
  const shown = services.slice(from, from + perPage);
  const others = services.filter((service) => !shown.includes(service));
  return { services: mode === 'elder' ? shown : byLetter(shown), others: byLetter(others) };
}

function byLetter(services: readonly KioskService[]): KioskService[] {
  return services.toSorted((a, b) => (a.letter < b.letter ? -1 : 1));
}
