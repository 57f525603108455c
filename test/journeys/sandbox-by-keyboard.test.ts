import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse, support } from './a-house.ts';
import { axeFindings as findings, isAxeLacking as isLeftOut } from './axe.ts';
import { ownBrowser } from './chromium.ts';

const focused = (page: Page) =>
  page.evaluate<string>(
    `(document.activeElement.dataset.action ?? document.activeElement.id) || document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()`,
  );

describe.each([
  ['it', 'Stampa ferma e urgente', 'Buongiorno, la stampa è ferma ed è urgente.'],
  ['en', 'Printing is down', 'Hello, printing is down and it is urgent.'],
] as const)('the sandbox in %s', (language, subject, text) => {
  needs('chromium', 'by keyboard and read aloud', () => {
    const own = ownHouse({ change: yaml => yaml.replace('language: it #', `language: ${language} #`) });
    const browser = ownBrowser();

    async function opened(): Promise<Page> {
      const page = await browser.open(own.url);
      if (own.sandbox.mailbox.items.length === 0)
        await own.sandbox.mailbox.write(
          {
            from: { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' },
            to: support,
            subject,
            text,
          },
          own.house.smtpPort,
        );
      await page.locator('.slack-message', { hasText: subject }).waitFor();
      await page.locator('.teams-post', { hasText: subject }).waitFor();
      return page;
    }

    test.skipIf(isLeftOut)(
      'axe-core finds nothing: with cards, a menu, a form, Home, a narrow page',
      async () => {
        const page = await opened();
        expect(await findings(page)).toEqual([]);
        await page.locator('.slack-message [aria-haspopup=menu]').first().click();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('[data-action="verb:reply"]').first().click();
        await page.getByRole('dialog').waitFor();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.click('#slack-home');
        await page.locator('.home').waitFor();
        expect(await findings(page)).toEqual([]);
        await page.setViewportSize({ width: 420, height: 900 });
        expect(await findings(page)).toEqual([]);
        await page.close();
      },
    );

    test.skipIf(isLeftOut).each(['/privacy', '/terms'])('axe-core finds nothing on %s', async path => {
      const page = await browser.open(`${own.url}${path}?lang=${language}`);
      // Its policy lets no script in but ours, which is the test's.
      expect(await findings(page)).toEqual([]);
      await page.close();
    });

    test('the first Tab leads past the bar, to each part of the page', async () => {
      const page = await opened();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('slack');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('slack-home');
      await page.close();
    });

    test('a form is opened, keeps the focus, is closed by Esc, and gives the focus back', async () => {
      const page = await opened();
      const reply = page.locator('[data-action="verb:reply"]').first();
      await reply.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const isInside = () =>
        page.evaluate<boolean>(`document.querySelector('[role=dialog]').contains(document.activeElement)`);
      await expect.poll(isInside).toBe(true);
      for (let tabs = 0; tabs < 12; tabs += 1) {
        await page.keyboard.press('Tab');
        expect(await isInside()).toBe(true);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe('verb:reply');
      await page.close();
    });

    test('a menu is opened, walked through and closed; what is chosen is done', async () => {
      const page = await opened();
      const menu = page.locator('.slack-message [aria-haspopup=menu]').first();
      await menu.focus();
      await page.keyboard.press('ArrowDown');
      const role = () => page.evaluate<string>(`document.activeElement.getAttribute('role') ?? ''`);
      expect(await role()).toBe('menuitem');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowDown');
      expect(await role()).toBe('menuitem');
      await page.keyboard.press('Escape');
      expect(await menu.getAttribute('aria-expanded')).toBe('false');
      expect(await page.evaluate(`document.activeElement.getAttribute('aria-haspopup')`)).toBe('menu');
      await page.close();
    });

    test('a press leaves the focus on the card that it changed', async () => {
      const page = await opened();
      const claim = page.locator('.slack-message [data-action="verb:claim"]').first();
      await claim.focus();
      await page.keyboard.press('Enter');
      await claim.waitFor({ state: 'detached' });
      await expect
        .poll(() => page.evaluate(`document.activeElement.closest('.slack-message') !== null`))
        .toBe(true);
      await page.close();
    });
  });
});
