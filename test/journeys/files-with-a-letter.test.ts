import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse } from './a-house.ts';
import { ownBrowser } from './chromium.ts';

needs('chromium', 'files that go with a letter, on the sandbox page', () => {
  const own = ownHouse();
  const browser = ownBrowser();
  const price = {
    name: 'Listino 2026.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 listino'),
  };
  const photo = { name: 'foto.png', mimeType: 'image/png', buffer: Buffer.alloc(300_000, 5) };

  test('from Slack’s form and from the chat with the bot in Teams, into the customer’s inbox', async () => {
    const page = await browser.open(own.url);
    await page.fill('#write [name=subject]', 'Listino prezzi');
    await page.fill('#write [name=text]', 'Buongiorno, ci mandate il listino?');
    await page.click('#write button.strong');
    const slack = page.locator('.slack-message', { hasText: 'Listino prezzi' });
    await slack.locator('[data-action="verb:claim"]').click();
    await slack.getByText('Risoluzione entro').waitFor();

    await slack.locator('[data-action="verb:reply"]').click();
    await page.fill('.modal textarea', 'In allegato il listino.');
    await page.setInputFiles('.modal input[type=file]', [price, photo]);
    await page.locator('.modal .chosen').getByText('Listino 2026.pdf · 16 B').waitFor();
    await page.click('.modal .primary');
    await page.locator('.modal .primary', { hasText: 'Invia' }).waitFor();
    await page.locator('.modal').getByText('📎 foto.png · 293 KB').waitFor();
    // Back, and everything is there still.
    await page.click('.modal .close');
    await page.locator('.modal .chosen').getByText('foto.png').waitFor();
    await page.click('.modal .primary');
    await page.locator('.modal .primary', { hasText: 'Invia' }).click();
    const first = page.locator('.mail.inbox', { hasText: 'Listino 2026.pdf' });
    const link = first.getByText('📎 foto.png · 293 KB');
    const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await saved.path())).toEqual(photo.buffer);

    const post = await page.locator('.teams-post', { hasText: 'Listino prezzi' }).getAttribute('data-post');
    const teams = page.locator(`.teams-post[data-post="${post}"]`);
    await teams.getByText('Con 2 allegati.').waitFor();
    await page.click('#teams-chat');
    await page.setInputFiles('#teams-write input[type=file]', [{ ...price, name: 'Sconti.pdf' }]);
    await page.getByText('Ho ricevuto Sconti.pdf.').waitFor();
    await page.click('#teams-channel');
    await teams.getByRole('button', { name: 'Rispondi', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'La tua risposta' }).fill('E questi sono gli sconti.');
    await dialog.getByRole('checkbox', { name: 'Sconti.pdf' }).check();
    await dialog.getByRole('button', { name: 'Anteprima', exact: true }).click();
    await dialog.getByRole('button', { name: 'Invia', exact: true }).click();
    await page.locator('.mail.inbox').getByText('📎 Sconti.pdf · 16 B').waitFor();
    await page.close();
  });
});
