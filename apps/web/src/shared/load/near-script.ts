import type { CentreLine, CityLoad } from '@yimen/contracts';
import { pageLanguage, plainTextOf } from '../public/plain-text.ts';
import type { Place } from './distance.ts';
import { doorWords } from './door-words.ts';
import type { OpensAgain } from './door-words.ts';
import { nearOf } from './near.ts';
import { openByDistrict } from './open-by-district.ts';
import { paintDistricts, paintDoor, paintRows } from './near-paint.ts';
import { nearTexts } from './near-texts.ts';
import { nearLines } from './near-words.ts';

const freshMs = 15_000;
/** Figures older than this are shown as unknown, never as they were (spec/intake.md 2.8). */
const oldMs = 60_000;

/** Keeps the section "near, now" fresh. A position stays in this tab: the list of all centres is fetched, and sorted here. */
export function startNear(): void {
  const section = document.querySelector<HTMLElement>('section[data-near]');
  if (section) new NearScript(section).start();
}

class NearScript {
  #here: Place | undefined;
  #centres: readonly CentreLine[] | undefined;
  #load: CityLoad | undefined;
  #loadedAt = performance.now();
  readonly #say = { t: plainTextOf(nearTexts, pageLanguage()), language: pageLanguage() };

  constructor(private readonly section: HTMLElement) {}

  start(): void {
    const button = this.section.querySelector<HTMLButtonElement>('[data-position]');
    if (button && 'geolocation' in navigator) {
      button.hidden = false;
      button.addEventListener('click', () => this.#locate(button));
      void this.#locateIfAllowed(button);
    }
    window.setInterval(() => this.#showAge(), 1_000);
    window.setInterval(() => void this.#renew(), freshMs);
    document.addEventListener('visibilitychange', () => void this.#renew());
  }

  async #locateIfAllowed(button: HTMLButtonElement): Promise<void> {
    const permission = await navigator.permissions.query({ name: 'geolocation' }).catch(() => undefined);
    if (permission?.state === 'granted' && this.section.dataset.district === undefined) this.#locate(button);
  }

  #locate(button: HTMLButtonElement): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#here = [coords.longitude, coords.latitude];
        button.hidden = true;
        void this.#renew();
      },
      () => {
        button.disabled = true;
        button.textContent = this.#say.t('noPosition');
      },
      { maximumAge: 300_000, timeout: 8_000 },
    );
  }

  async #renew(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    try {
      this.#centres ??= ((await readJson('/api/catalogue/centres')) as { centres: CentreLine[] }).centres;
      this.#load = (await readJson('/api/display/load')) as CityLoad;
      this.#loadedAt = performance.now();
    } catch {
      if (performance.now() - this.#loadedAt > oldMs) this.#load = undefined;
    }
    this.#draw();
  }

  #draw(): void {
    const { district, service, place } = this.section.dataset;
    const near = nearOf({ centres: this.#centres ?? [], load: this.#load, district, service, here: this.#here });
    const open = openByDistrict({ centres: this.#centres ?? [], load: this.#load }, service);
    paintDistricts(this.section, (code) => (open.has(code) ? this.#say.t('openOf', { open: open.get(code) ?? 0 }) : ''));
    paintRows(this.section, nearLines(near, this.#say), this.#here ? this.#say.t('near') : undefined);
    paintDoor(doorWords(near, this.#say, { district: this.#here ? undefined : place, opens: opensOnPage() }));
    this.#showAge();
  }

  #showAge(): void {
    const age = this.section.querySelector('[data-age]');
    if (!age) return;
    const ms = performance.now() - this.#loadedAt;
    age.textContent = ms > oldMs ? this.#say.t('notNow') : this.#say.t('updated', { seconds: Math.floor(ms / 1000) });
  }
}

/** When it opens again, as the server knew it. */
function opensOnPage(): OpensAgain | undefined {
  const { clock, day } = document.querySelector<HTMLElement>('[data-door]')?.dataset ?? {};
  return clock !== undefined && day !== undefined ? { clock, day } : undefined;
}

async function readJson(path: string): Promise<unknown> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
