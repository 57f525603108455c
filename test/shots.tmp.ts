import { launchChromium } from './journeys/launch.ts';

const [port = '4711', lang = 'it', wide = '1500'] = process.argv.slice(2);
const L =
  lang === 'it'
    ? { reply: 'Rispondi', read: 'Leggi tutto', look: 'Anteprima', why: 'Perché' }
    : { reply: 'Reply', read: 'Read all', look: 'Preview', why: 'Why' };
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: Number(wide), height: 1000 } });
page.on('pageerror', e => console.log('PAGE', e.message));
await page.goto(`http://localhost:${port}`);
const n = Math.floor(Math.random() * 10000);
const tab = async (name: string) => {
  if (Number(wide) < 1000) await page.click(`[data-tab="${name}"]`);
};
await tab('customer');
await page.fill('#write [name=subject]', `Stampa fatture ferma ${n}`);
await page.fill(
  '#write [name=text]',
  'Buongiorno,\n\nda stamattina la stampa delle fatture è ferma: compare l’errore E-4012 e siamo bloccati con le spedizioni.\n\nGrazie, Paolo Neri',
);
await page.click('#write button.strong');
const shot = (name: string) => page.screenshot({ path: `/tmp/presses/shots/${lang}-${wide}-${name}.png` });
await tab('teams');
const post = page.locator('.teams-post', { hasText: `ferma ${n}` });
await post.first().waitFor();
await shot('teams-card');
await post.getByRole('button', { name: L.reply, exact: true }).first().click();
const dialog = page.locator('.teams-dialog');
await dialog.waitFor();
await shot('teams-reply');
await dialog
  .locator('textarea')
  .fill('Buongiorno, riavvii il servizio di stampa e riprovi: di solito basta.');
await dialog.getByRole('button', { name: L.look, exact: true }).first().click();
await page.waitForTimeout(1500);
await shot('teams-preview');
await page.keyboard.press('Escape');
await page.waitForTimeout(500);
await post.getByRole('button', { name: L.reply, exact: true }).first().click();
await dialog.waitFor();
await dialog.getByRole('button', { name: L.read, exact: true }).click();
await page.waitForTimeout(1200);
await shot('teams-read');
await page.keyboard.press('Escape');
await tab('slack');
const msg = page.locator('.slack-message', { hasText: `ferma ${n}` });
await msg.getByRole('button', { name: L.reply, exact: true }).first().click();
await page.locator('#slack-modal .modal').waitFor();
await shot('slack-reply');
await page
  .locator('#slack-modal textarea')
  .fill('Buongiorno, riavvii il servizio di stampa e riprovi: di solito basta.');
await page.locator('#slack-modal').getByRole('button', { name: L.look, exact: true }).last().click();
await page.waitForTimeout(1500);
await shot('slack-preview');
await page.locator('#slack-modal input[type=checkbox]').check();
await page.locator('#slack-modal footer .primary').click();
await page.waitForTimeout(1500);
await shot('slack-sent');
await msg.getByRole('button', { name: L.reply, exact: true }).first().click();
await page.locator('#slack-modal .modal').waitFor();
await shot('slack-reply-2');
await page.keyboard.press('Escape');
await browser.close();
