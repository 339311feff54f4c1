import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensureBrowser } from '@yimen/tools/setup';

/** Real sizes of the surfaces, in CSS pixels. */
export const sizes = {
  hall: { width: 1920, height: 1080 },
  window: { width: 1920, height: 540 },
  kiosk: { width: 1080, height: 1920 },
  console: { width: 1440, height: 900 },
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

export type Size = keyof typeof sizes;

export interface OpenOptions {
  readonly size: Size;
  readonly locale?: 'zh-CN' | 'en';
  /** False: a browser that runs no script at all. */
  readonly script?: boolean;
  /** What has to be done before the first address is opened, e.g. to take over the page's clock. */
  readonly before?: (page: Page) => Promise<unknown>;
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page reported as errors: uncaught exceptions and console errors, by where they came from. */
  readonly complaints: string[];
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/**
 * One headless Chromium. Its background services are off: it talks to the city and to nobody else.
 * @param through leads every connection for the one address to the other (both `host:port`), as a cable of its own
 */
export async function launchBrowser(through?: { readonly from: string; readonly to: string }): Promise<Browser> {
  const { path } = await ensureBrowser();
  const cable = through ? [`--host-resolver-rules=MAP ${through.from} ${through.to}`] : [];
  return chromium.launch({ executablePath: path, args: [...flags, '--disable-component-update', ...cable] });
}

/** A new person or device in front of a screen of its real size. */
export async function open(browser: Browser, url: string, options: OpenOptions): Promise<Opened> {
  const { size, locale = 'zh-CN', script = true, before } = options;
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: locale === 'en' ? 'en-GB' : locale,
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'kiosk' || size === 'phone',
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  // Choosing a file is taken over from the first moment: a key pressed while that is being set up would open a chooser that nobody sees.
  page.on('filechooser', () => undefined);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${new URL(message.location().url || url, url).pathname})`);
  });
  await before?.(page);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return { page, context, complaints };
}
