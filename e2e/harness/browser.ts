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

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page reported as errors: uncaught exceptions and console errors. A journey ends by looking at it. */
  readonly complaints: string[];
}

/** One headless Chromium for all journeys. Its background services are off: it talks to the city and to nobody else. */
export async function launchBrowser(): Promise<Browser> {
  const { path } = await ensureBrowser();
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A new person or device in front of a screen of its real size. */
export async function open(browser: Browser, url: string, size: Size, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Opened> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: locale === 'en' ? 'en-GB' : locale,
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'kiosk' || size === 'phone',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return { page, context, complaints };
}
