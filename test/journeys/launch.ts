import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, without a window and without calling anybody. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: '/usr/bin/chromium',
    // Its time is the machine's, whatever day the tests have: it shows what the page says.
    env: withoutFaketime(process.env),
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
}

function withoutFaketime({ LD_PRELOAD: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
