import { launchChromium } from './launch.ts';

// The README's picture: `npm start` in one terminal, `npm run screenshot` in another.
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await page.goto('http://localhost:3978');
await page.fill('#write [name=subject]', 'URGENTE: stampa fatture ferma');
await page.fill(
  '#write [name=text]',
  'Buongiorno,\n\nda stamattina la stampa delle fatture è ferma: compare l’errore E-4012 e siamo bloccati con le spedizioni.\n\nGrazie, Paolo Neri',
);
await page.click('#write button.strong');
const slack = page.locator('.slack-message', { hasText: 'E-4012' }).last();
await slack.locator('[data-action="verb:accept-suggestion"]').click();
await page
  .locator('.teams-post', { hasText: 'E-4012' })
  .getByText('1 – Bloccante', { exact: true })
  .last()
  .waitFor();
await slack.locator('[data-action="verb:claim"]').click();
await page.locator('.mail.inbox iframe').first().waitFor();
await page.locator('.teams-post', { hasText: 'E-4012' }).getByText('Presa in carico da').last().waitFor();
await page.screenshot({ path: 'manifest/sandbox.png' });
await browser.close();
