import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

export const chromiumPath = '/usr/bin/chromium';

/** Headless Chromium; what a page complains about fails its test. */
export function ownBrowser(): { open(url: string, size?: { width: number; height: number }): Promise<Page> } {
  let browser: Browser | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
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
