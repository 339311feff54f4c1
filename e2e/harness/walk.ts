import { stripVTControlCharacters } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFindings } from './accessibility.ts';
import { launchBrowser, open } from './browser.ts';
import type { OpenOptions, Opened } from './browser.ts';
import { picture } from './pictures.ts';
import type { TestCity } from './test-city.ts';

/** What one check came to; without a `fault` it holds. */
export interface Checked {
  readonly name: string;
  readonly ms: number;
  readonly fault?: string;
}

/** A check on which the rest of its journey rests has failed: the journey ends there. */
export class Stopped extends Error {}

interface WalkParts {
  readonly city: TestCity;
  readonly browser: Browser;
  /** The waits of the issue in their real length instead of a stand-in. */
  readonly full: boolean;
  readonly tell: (checked: Checked) => void;
}

/** One journey under way: its pages, its checks by name. Everything that it opened is closed with it. */
export class Walk {
  readonly city: TestCity;
  readonly full: boolean;
  readonly #browser: Browser;
  readonly #tell: WalkParts['tell'];
  readonly #opened: Opened[] = [];
  readonly #plain = new WeakSet<Page>();
  readonly #ends: (() => Promise<unknown>)[] = [];
  readonly #expected: RegExp[] = [];

  constructor({ city, browser, full, tell }: WalkParts) {
    this.city = city;
    this.full = full;
    this.#browser = browser;
    this.#tell = tell;
  }

  /** Somebody opens a page of the city: `path` begins with a slash. */
  async open(path: string, options: OpenOptions, browser = this.#browser): Promise<Page> {
    const opened = await open(browser, `${this.city.origin}${path}`, options);
    this.#opened.push(opened);
    if (options.script === false) this.#plain.add(opened.page);
    return opened.page;
  }

  /** Another page (a tab) in the same browser profile as `page`. */
  async openBeside(page: Page, path: string): Promise<Page> {
    const other = await page.context().newPage();
    await other.goto(`${this.city.origin}${path}`, { waitUntil: 'domcontentloaded' });
    return other;
  }

  /** A browser whose network is a cable of its own. */
  async browserThrough(to: string): Promise<Browser> {
    const browser = await launchBrowser({ from: new URL(this.city.origin).host, to });
    this.atEnd(() => browser.close());
    return browser;
  }

  /** Runs when the journey is over, however it ended; the last one named runs first. */
  atEnd(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  /** A check on which the rest of the journey rests. */
  async step<T>(name: string, body: () => T | Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const value = await body();
      this.#tell({ name, ms: performance.now() - startedAt });
      return value;
    } catch (error) {
      this.#tell({ name, ms: performance.now() - startedAt, fault: wordsOf(error) });
      throw new Stopped(name, { cause: error });
    }
  }

  /** A check on which nothing else rests: the journey goes on when it fails. */
  async check(name: string, body: () => unknown): Promise<void> {
    await this.step(name, body).catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
    });
  }

  /** Keeps a picture of the page as it stands and holds it against the accessibility rules; a page without script has only its picture. */
  async look(page: Page, name: string): Promise<void> {
    const isPlain = this.#plain.has(page);
    await this.check(isPlain ? `${name}: seen` : `${name}: seen, accessible`, async () => {
      await picture(page, name);
      const findings = isPlain ? [] : await accessibilityFindings(page);
      if (findings.length > 0) throw new Error(`${findings.length} accessibility findings: ${findings.join('; ')}`);
    });
  }

  /** Console errors like these belong to the journey: a network that is cut says so. */
  expectComplaint(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns);
  }

  /** No page said anything on its console that the journey did not bring about. */
  async end(): Promise<void> {
    const complaints = this.#opened.flatMap((opened) => opened.complaints).filter((text) => !this.#expected.some((one) => one.test(text)));
    await this.check('no page complains', () => {
      if (complaints.length > 0) throw new Error([...new Set(complaints)].slice(0, 5).join('; '));
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#opened.map(({ context }) => context.close()));
    for (const end of this.#ends.reverse()) await end().catch(() => undefined);
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return stripVTControlCharacters(`${error.message}${cause}`)
    .replace(/\s*\n\s*/g, ' | ')
    .slice(0, 900);
}
