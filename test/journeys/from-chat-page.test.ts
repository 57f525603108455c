import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse } from './a-house.ts';
import { ownBrowser } from './chromium.ts';

const plan = { name: 'pianta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };

needs('chromium', 'what one makes of messages on the sandbox page', () => {
  const own = ownHouse();
  const browser = ownBrowser();

  test('in Slack a message becomes a request with its file, and another a note of it', async () => {
    const page = await browser.open(own.url, { width: 420, height: 900 });
    await page.locator('.tabs [data-tab=slack]').click();
    await page.fill('#slack-write [name=text]', 'Il protocollo non parte');
    await page.setInputFiles('#slack-write [name=files]', plan);
    const message = page.locator('#slack-messages > article', { hasText: 'Il protocollo non parte' }).first();
    await message.getByText('📎 pianta.pdf').waitFor();
    await message.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Nuova richiesta da qui' }).click();
    const modal = page.getByRole('dialog');
    expect(await modal.getByRole('checkbox', { name: /pianta\.pdf/ }).isChecked()).toBe(true);
    await modal.getByLabel('Nome del cliente').fill('Paolo Neri');
    await modal.getByRole('button', { name: 'Apri la richiesta' }).click();
    await modal.getByText(/Richiesta #\d+ aperta/).waitFor();
    await page.keyboard.press('Escape');
    const card = page.locator('#slack-messages > article', {
      hasText: 'Da un messaggio di Anna Rossi in Slack',
    });
    await card.getByText('📎 1 allegato').waitFor();
    expect(await card.getByRole('link', { name: 'Apri il messaggio' }).getAttribute('href')).toContain(
      '/archives/',
    );

    await page.fill('#slack-write [name=text]', 'Il tecnico passa domani');
    await page.press('#slack-write [name=text]', 'Enter');
    const second = page.locator('#slack-messages > article', { hasText: 'Il tecnico passa domani' }).first();
    await second.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Salva come nota' }).click();
    await modal.getByRole('combobox').fill('protocollo');
    await modal.getByRole('option', { name: /protocollo/ }).click();
    await modal.getByText(/Richiesta scelta: #\d+/).waitFor();
    await modal.getByRole('button', { name: 'Salva la nota' }).click();
    await modal.getByText(/Salvata come nota interna di #\d+/).waitFor();
    await page.close();
  });

  test('in Teams a message becomes a request, and its file is said to stay', async () => {
    const page = await browser.open(own.url);
    await page.fill('#teams-write [name=text]', 'Il gestionale è lento');
    await page.setInputFiles('#teams-write [name=files]', plan);
    const post = page.locator('.teams-post', { hasText: 'Il gestionale è lento' }).first();
    await post.getByText('📎 pianta.pdf').waitFor();
    await post.getByRole('button', { name: 'Altro' }).first().click();
    await page.getByRole('menuitem', { name: 'Nuova richiesta da qui' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/Teams non consegna alle app i file dei messaggi, restano lì: pianta\.pdf/)
      .waitFor();
    await dialog.getByLabel('Nome del cliente').fill('Sofia Conti');
    await dialog.getByRole('button', { name: 'Apri la richiesta' }).click();
    await dialog.getByText(/Richiesta #\d+ aperta/).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.teams-post', { hasText: 'Rimasti nel messaggio: pianta.pdf' }).first().waitFor();

    await page.click('#teams-new');
    await dialog.getByText('Per chi ha telefonato').waitFor();
    await page.close();
  });
});
