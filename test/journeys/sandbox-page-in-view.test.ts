import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse, support } from './a-house.ts';
import { ownBrowser } from './chromium.ts';

const paolo = { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' };

needs('chromium', 'nothing of the sandbox page is cut off, at 1500 and at 420 px', () => {
  const own = ownHouse();
  const browser = ownBrowser();
  const lines = Array.from({ length: 30 }, (_, line) => `Riga ${line + 1} di ciò che è successo.`).join('\n');

  async function write(subject: string): Promise<void> {
    await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text: lines }, own.house.smtpPort);
    await expect.poll(() => JSON.stringify(own.sandbox.slack.state)).toContain(subject);
  }
  const scrolled = (page: Page) =>
    page.evaluate<number>(
      `(() => { const list = document.querySelector('#slack-messages'); return list.scrollHeight - list.clientHeight - list.scrollTop })()`,
    );

  test('a letter is as high as it needs to be', async () => {
    await write('La stampa si ferma');
    const page = await browser.open(own.url);
    await page.setViewportSize({ width: 1500, height: 950 });
    await page.locator('.slack-message').getByRole('button', { name: 'Prendi in carico' }).click();
    await page.selectOption('#from', paolo.address);
    await page.locator('.mail.inbox iframe').first().waitFor();
    const room = 'document.querySelector(".mail.inbox iframe").contentDocument.documentElement';
    await expect.poll(() => page.evaluate<number>(`${room}.clientHeight`)).toBeGreaterThan(200);
    expect(await page.evaluate<number>(`${room}.scrollHeight - ${room}.clientHeight`)).toBe(0);
    await page.close();
  });

  test('a window to be read opens at its top', async () => {
    const page = await browser.open(own.url);
    await page.setViewportSize({ width: 1500, height: 500 });
    await page.locator('.slack-message').getByRole('button', { name: 'Leggi tutto' }).click();
    const body = page.locator('.modal .body');
    await body.waitFor();
    expect(await page.evaluate(`document.querySelector('.modal').contains(document.activeElement)`)).toBe(
      true,
    );
    const [top, more] = await page.evaluate<[number, number]>(
      `(() => { const { scrollTop, scrollHeight, clientHeight } = document.querySelector('.modal .body'); return [scrollTop, scrollHeight - clientHeight] })()`,
    );
    expect(more).toBeGreaterThan(0);
    expect(top).toBe(0);
    await page.keyboard.press('Escape');
    await body.waitFor({ state: 'detached' });
    await page.close();
  });

  test('at 420 px a chat opens at its newest message, and its menus are whole', async () => {
    await write('Ancora la stampa');
    await write('E adesso il portale');
    const page = await browser.open(own.url);
    await page.setViewportSize({ width: 420, height: 860 });
    await page.reload();
    await page.locator('.tabs [data-tab=slack]').click();
    await page.locator('.slack-message').last().waitFor();
    await expect.poll(() => scrolled(page)).toBeLessThan(2);
    // Whoever has scrolled up, and looks elsewhere, finds what was looked at.
    await page.evaluate(`document.querySelector('#slack-messages').scrollTop = 0`);
    await page.locator('.tabs [data-tab=teams]').click();
    await page.locator('.tabs [data-tab=slack]').click();
    await expect.poll(() => scrolled(page)).toBeGreaterThan(100);

    const more = page.locator('.slack-message').last().getByRole('button', { name: 'Altro' });
    await more.click();
    const cut = await page.evaluate<string[]>(
      `(() => { const seen = document.querySelector('#slack-messages').getBoundingClientRect();
        return [...document.querySelectorAll('.menu:not([hidden]) button')]
          .filter(each => { const box = each.getBoundingClientRect(); return box.bottom > seen.bottom || box.top < seen.top || box.right > innerWidth })
          .map(each => each.textContent) })()`,
    );
    expect(await page.locator('.menu:not([hidden]) button').count()).toBeGreaterThan(8);
    expect(cut).toEqual([]);
    await page.close();
  });

  test.each([1500, 420])('at %s px nobody’s places, name or hints are cut off', async width => {
    const page = await browser.open(own.url);
    await page.setViewportSize({ width, height: 860 });
    for (const who of ['ANNA', 'GIULIA']) {
      await page.selectOption('#as', who);
      for (const tab of ['teams', 'slack']) {
        if (width === 420) await page.locator(`.tabs [data-tab=${tab}]`).click();
        await page.locator(`#${tab}-places button`).first().waitFor();
        const wide = await page.evaluate<number>(
          `(() => { const { scrollWidth, clientWidth } = document.querySelector('#${tab}-places'); return scrollWidth - clientWidth })()`,
        );
        expect(wide, `${who}: ${tab}`).toBe(0);
        const hints = await page.evaluate<string[]>(
          `import('/sandbox/page/words/words.js').then(({ words }) => {
            const field = document.querySelector('#${tab}-write [name=text]');
            const style = getComputedStyle(field);
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = style.font;
            const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            const names = '${tab}' === 'teams' ? ['composerTeams', 'composerChat'] : ['composerSlack'];
            return ['it', 'en'].flatMap(language => names.map(name => words[language][name]))
              .filter(hint => pen.measureText(hint).width > room) })`,
        );
        expect(hints).toEqual([]);
      }
      // A select is as wide as what it shows needs, where it is not squeezed.
      const squeezed = await page.evaluate<boolean>(
        `(() => { const field = document.querySelector('#as'); const { width } = field.getBoundingClientRect();
          const free = field.cloneNode(true); free.value = field.value; free.style.cssText = 'position:absolute;max-width:none;width:auto;visibility:hidden';
          free.replaceChildren(field.selectedOptions[0].cloneNode(true)); field.after(free);
          const needed = free.getBoundingClientRect().width; free.remove(); return needed > width + 1 })()`,
      );
      expect(squeezed, who).toBe(false);
    }
    await page.close();
  });
});
