import { type Browser, chromium } from 'playwright-core';

/** What does not come in that time does not come, however slow the machine. */
const patience = 180_000;

/** Debian's Chromium, without a window and without calling anybody. */
export async function launchChromium(): Promise<Browser> {
  const browser = await chromium.launch({
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
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async options => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}

function withoutFaketime({ LD_PRELOAD: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
