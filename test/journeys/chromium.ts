import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './launch.ts';

/** Headless Chromium; what a page complains about fails its test. */
export function ownBrowser(): { open(url: string, size?: { width: number; height: number }): Promise<Page> } {
  let browser: Browser | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('\n')}`);
  });

  return {
    open: async (url, size = { width: 1600, height: 1000 }) => {
      if (!browser) throw new Error('the browser is open from beforeAll on');
      const page = await browser.newPage({ viewport: size });
      page.on('pageerror', error => complaints.push(error.message));
      await page.goto(url);
      return page;
    },
  };
}
