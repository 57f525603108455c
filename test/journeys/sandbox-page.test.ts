import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceOf } from '../../src/store/raw-mail/source-of.ts';
import { needs } from '../needs.ts';
import { ownHouse } from './a-house.ts';
import { ownBrowser } from './chromium.ts';
import { inView, scrollToTop } from './in-view.ts';

needs('chromium', 'what one does on the sandbox page', () => {
  const own = ownHouse();
  const browser = ownBrowser();

  test('a customer’s files are chosen, taken out again, and go with the mail', async () => {
    const page = await browser.open(own.url);
    const picker = page.locator('#write input[type=file]');
    const chosen = page.locator('#mail-files li');
    await page.fill('#write [name=subject]', 'Errore di stampa');
    await page.fill('#write [name=text]', 'Buongiorno, allego lo schermo e il registro.');
    const screen = { name: 'schermo è.png', mimeType: 'image/png', buffer: Buffer.alloc(40_000, 7) };
    await picker.setInputFiles(screen);
    await picker.setInputFiles([
      { name: 'sbagliato.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
      { name: 'stampa.log', mimeType: '', buffer: Buffer.from('E-4012\n') },
    ]);
    expect(await chosen.locator('span').allTextContents()).toEqual([
      'schermo è.png',
      'sbagliato.txt',
      'stampa.log',
    ]);
    await page.getByRole('button', { name: 'Togli sbagliato.txt' }).click();
    await page.getByRole('button', { name: 'Invia allo sportello' }).click();

    const sent = page.locator('.mail.sent', { hasText: 'Errore di stampa' });
    await sent.getByText('📎 stampa.log · 7 B').waitFor();
    const link = sent.getByText('📎 schermo è.png · 39 KB');
    const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await saved.path())).toEqual(screen.buffer);
    expect(await chosen.count()).toBe(0);
    const [mail] = own.sandbox.mailbox.items;
    expect(mail?.headers['content-type']).toContain('multipart/mixed');
    await page.locator('.slack-message', { hasText: 'Errore di stampa' }).waitFor();
    const { db, connection } = own.database.database;
    const [kept] = await connection<{ id: number }[]>`select id from inbound_mail`;
    const source = await sourceOf(db, kept?.id ?? 0);
    expect(Buffer.from(source ?? []).toString()).toContain('filename=stampa.log');
    await page.close();
  });

  test('files that no mail could carry are refused before they are sent, and say how much is too much', async () => {
    const page = await browser.open(own.url);
    await page.fill('#write [name=subject]', 'Troppo grande');
    await page.fill('#write [name=text]', 'Ecco il video.');
    const name = `${'lo schermo bloccato '.repeat(5)}.mp4`;
    await page.setInputFiles('#write input[type=file]', {
      name,
      mimeType: 'video/mp4',
      buffer: Buffer.alloc(20 * 1024 * 1024),
    });
    await page.getByText('Sono 20,0 MB: una email può portare allegati fino a 17,9 MB.').waitFor();
    await page.getByRole('button', { name: 'Invia allo sportello' }).click();
    // However long a name is, what removes the file can be seen.
    await inView(page.locator('#customer'), page.getByRole('button', { name: `Togli ${name}` }), 'right');
    await page.getByRole('button', { name: `Togli ${name}` }).click();
    expect(await page.getByText('Sono 20,0 MB').count()).toBe(0);
    await page.getByRole('button', { name: 'Invia allo sportello' }).click();
    const sent = page.locator('.mail.sent', { hasText: 'Troppo grande' });
    await sent.waitFor();
    expect(await sent.count()).toBe(1);
    expect(await sent.getByText('lo schermo').count()).toBe(0);
    await page.close();
  });

  test('what one writes, and its answer, come into view in both chats', async () => {
    const page = await browser.open(own.url);
    await page.getByRole('button', { name: 'Giornata di esempio' }).click();
    const slackList = page.locator('#slack-messages');
    const teamsList = page.locator('#teams-threads');
    const last = 'Login page is down';
    await slackList.getByText(last).first().waitFor({ timeout: 600_000 });
    await teamsList.getByText(last).first().waitFor({ timeout: 600_000 });
    // What the day still brings would come below what is looked at.
    await page.locator('#sample:not(:disabled)').waitFor({ timeout: 600_000 });
    await scrollToTop(page, '#slack-messages');
    await scrollToTop(page, '#teams-threads');

    await page.fill('#slack-write [name=text]', '/ticket coda');
    await page.press('#slack-write [name=text]', 'Enter');
    await inView(slackList, slackList.locator('.whisper').last(), 'bottom');
    await page.fill('#teams-write [name=text]', '@Sportello mie');
    await page.press('#teams-write [name=text]', 'Enter');
    // A call may come below it meanwhile.
    const post = teamsList.locator('.teams-post', { hasText: /Sportello\s+mie/ });
    await post.locator('.teams-message.reply').waitFor();
    await inView(teamsList, post.locator('.teams-message.reply'), 'bottom');

    await scrollToTop(page, '#slack-messages');
    await page.fill('#slack-write [name=text]', 'Chi prende la prima?');
    await page.press('#slack-write [name=text]', 'Enter');
    await inView(slackList, slackList.getByText('Chi prende la prima?'), 'bottom');
    await scrollToTop(page, '#teams-threads');
    await page.fill('#teams-write [name=text]', 'La prendo io.');
    await page.press('#teams-write [name=text]', 'Enter');
    await inView(teamsList, teamsList.getByText('La prendo io.'), 'bottom');

    // Slack's Home has no channel below it: who writes is in the channel again.
    await page.click('#slack-home');
    await slackList.locator('.home').waitFor();
    await page.fill('#slack-write [name=text]', 'Eccomi.');
    await page.press('#slack-write [name=text]', 'Enter');
    await inView(slackList, slackList.getByText('Eccomi.'), 'bottom');
    await page.close();
    // The whole day is played first.
  });
});
