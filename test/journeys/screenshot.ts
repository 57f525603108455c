import { launchChromium } from './launch.ts';

// The README's picture: `npm start` in one terminal, `npm run screenshot` in another. The sample day, and a customer who
// has read that somebody is at work.
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await page.goto(process.env.SANDBOX ?? 'http://localhost:3978');
await page.click('#sample');
await page.locator('.slack-message', { hasText: 'Login page is down' }).waitFor({ timeout: 120_000 });
await page.locator('#sample:not(:disabled)').waitFor({ timeout: 60_000 });
await page.locator('.mail.inbox iframe').first().waitFor();
for (const [list, post] of [
  ['#slack-messages', '.slack-message:not(.whisper)'],
  ['#teams-threads', '.teams-post'],
])
  await page.evaluate(
    `(() => { const list = document.querySelector('${list}');
      const card = [...list.querySelectorAll('${post}')].find(each => each.textContent.includes('Login page is down'));
      list.scrollTop += card.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom + 12; })()`,
  );
await page.screenshot({ path: 'manifest/sandbox.png' });
await browser.close();
