import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse, support } from './a-house.ts';
import { ownBrowser } from './chromium.ts';

needs('chromium', 'links to requests in both windows', () => {
  const own = ownHouse();
  const browser = ownBrowser();

  test('below a link in Slack its request appears; in Teams it is seen before it is sent, and can be taken away', async () => {
    const page = await browser.open(own.url);
    await own.sandbox.mailbox.write(
      {
        from: { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' },
        to: support,
        subject: 'Il toner è finito',
        text: 'Da stamattina.',
      },
      own.house.smtpPort,
    );
    const card = page.locator('.slack-message', { hasText: 'Il toner è finito' }).first();
    await card.waitFor();
    const [, number] = /#(\d+)/.exec((await card.textContent()) ?? '') ?? [];
    const link = `${own.url}/t/${number}`;

    await page.fill('#slack-write input[name=text]', `Guarda ${link}`);
    await page.click('#slack-write button[type=submit]');
    const below = page.locator('.slack-message', { hasText: 'Guarda' }).locator('.unfurl');
    await below.waitFor();
    expect(await below.textContent()).toMatch(/Il toner è finito.*Situazione al/s);
    await below.locator('a').first().click();
    await page.locator('.slack-message.marked', { hasText: 'Prendi in carico' }).waitFor();

    const [field, shown] = [page.locator('#teams-write input[name=text]'), page.locator('#teams-pasted')];
    await field.fill(`Senza scheda ${link}`);
    await shown.locator('.teams-card').waitFor();
    await shown.locator('.away').click();
    await page.click('#teams-write button[type=submit]');
    const bare = page.locator('.teams-post', { hasText: 'Senza scheda' });
    await bare.waitFor();
    expect(await bare.locator('.teams-card').count()).toBe(0);
    await field.fill(`Con la scheda ${link}`);
    await shown.locator('.teams-card', { hasText: 'Il toner è finito' }).waitFor();
    await page.click('#teams-write button[type=submit]');
    const sent = page.locator('.teams-post', { hasText: 'Con la scheda' }).locator('.teams-card');
    await sent.waitFor();
    expect(await sent.textContent()).toContain('Il toner è finito');
    await expect.poll(() => shown.isHidden()).toBe(true);
  });
});
