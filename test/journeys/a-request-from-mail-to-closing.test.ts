import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse } from './a-house.ts';
import { ownBrowser } from './chromium.ts';

needs('chromium', 'the sandbox page, in Chromium', () => {
  const own = ownHouse();
  const browser = ownBrowser();

  async function write(page: Page, subject: string, text: string): Promise<void> {
    await page.fill('#write [name=subject]', subject);
    await page.fill('#write [name=text]', text);
    await page.click('#write button.strong');
  }

  /** Both cards have this line, once; `…` is a time. Slack has its first ones in one block, with title and excerpt. */
  async function bothShow(slack: Locator, teams: Locator, ...parts: string[]): Promise<void> {
    const line = parts.join(' · ').replace(/[.()]/g, '\\$&').replaceAll('…', '[^·]+');
    await teams.getByText(new RegExp(`^${line}$`)).waitFor();
    await slack.getByText(new RegExp(`^(#\\d+ .+)?${line}( .+)?$`)).waitFor();
  }
  const paolo = 'Paolo Neri · paolo.neri@cartierapescara.example';
  const cartiera = 'Cartiera Pescara S.p.A., contratto Oro, VIP, ZenProtocollo';
  const emma = 'Emma Clarke · emma.clarke@northwind.example';

  const letters = (owner: string) =>
    own.sandbox.mailbox
      .of(owner)
      .filter(({ folder }) => folder === 'inbox')
      .toReversed();

  test('in Italian, worked from Slack: both cards live, and the customer holds the right letters', async () => {
    const page = await browser.open(own.url);
    const slack = page.locator('.slack-message', { hasText: 'Stampa fatture ferma' });
    const teams = page.locator('.teams-post', { hasText: 'Stampa fatture ferma' });

    await write(
      page,
      'Stampa fatture ferma',
      'Buongiorno, la stampa delle fatture è ferma e siamo bloccati.\n\nPaolo',
    );
    await slack.getByText('Proposta: Bug o malfunzionamento, 1 – Bloccante').waitFor();
    await teams.getByRole('button', { name: 'Prendi in carico', exact: true }).waitFor();

    await slack.locator('[data-action="verb:claim"]').click();
    await bothShow(
      slack,
      teams,
      '🟢 In tempo',
      '1 – Bloccante (proposta)',
      'Risoluzione entro …',
      'restano …',
    );
    await bothShow(slack, teams, paolo, 'in carico a Anna Rossi', 'in italiano', cartiera, 'arrivata …');
    await teams
      .getByText('Presa in carico da Anna Rossi (Slack). Il cliente viene avvisato via email.')
      .waitFor();

    await slack.locator('[data-action=more]').click();
    await slack.getByRole('menuitem', { name: 'Chiedi chiarimenti' }).click();
    await page.fill('.modal textarea', 'Quale versione usate?');
    await page.click('.modal .primary');
    await page.getByText('Il cliente riceverà esattamente questo.').waitFor();
    const shown = await page.locator('.modal .block-section').allInnerTexts();
    await page.click('.modal .primary');
    await bothShow(
      slack,
      teams,
      '⏸️ In pausa',
      '1 – Bloccante (proposta)',
      'in attesa del cliente da …',
      'alla ripresa restano …',
    );

    await page
      .locator('.mail.inbox', { hasText: 'Assistenza' })
      .first()
      .getByRole('button', { name: 'Rispondi' })
      .click();
    await expect.poll(() => letters('paolo.neri@cartierapescara.example').length).toBe(2);
    await page.locator('.mail.inbox').first().getByRole('button', { name: 'Rispondi' }).click();
    await page.fill('#write [name=text]', 'La versione 8.2, da ieri.');
    await page.click('#write button.strong');
    await slack.getByText('Paolo Neri ha risposto alla domanda: la richiesta riprende.').waitFor();
    await slack.locator('.mention', { hasText: 'Anna Rossi' }).waitFor();
    await teams.locator('.mention', { hasText: 'Anna Rossi' }).waitFor();

    await slack.locator('[data-action="verb:close"]').click();
    await page.getByText('Ci siamo quasi: classificala prima di chiuderla.').waitFor();
    await slack.locator('[data-action="verb:accept-suggestion"]').click();
    await bothShow(slack, teams, '🟢 In tempo', '1 – Bloccante', 'Risoluzione entro …', 'restano …');
    await bothShow(
      slack,
      teams,
      paolo,
      'Bug o malfunzionamento',
      'in carico a Anna Rossi',
      'in italiano',
      cartiera,
      'arrivata …',
    );

    await slack.locator('[data-action="verb:close"]').click();
    await page.fill('.modal textarea', 'Abbiamo corretto il modulo di stampa.');
    await page.click('.modal .primary');
    await page.getByText('Il cliente riceverà esattamente questo.').waitFor();
    await page.click('.modal .primary');
    await bothShow(
      slack,
      teams,
      'Chiusa',
      'da Anna Rossi, …',
      'nei tempi',
      'Abbiamo corretto il modulo di stampa.',
    );

    await expect.poll(() => letters('paolo.neri@cartierapescara.example').length).toBe(3);
    const [claim, question, closing] = letters('paolo.neri@cartierapescara.example');
    expect(claim?.text).toContain('è stata presa in carico da Anna Rossi');
    expect(claim?.text).toContain('+39.085.4516447, dal lunedì al venerdì 9:00-13:00 e 14:30-18:30');
    expect(claim?.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
    });
    expect(shown.join('\n')).toContain(question?.text.trim());
    expect(question?.headers['auto-submitted']).toBeUndefined();
    expect(closing?.text).toContain('Abbiamo corretto il modulo di stampa.');
    const first = own.sandbox.mailbox.of('paolo.neri@cartierapescara.example').at(-1);
    for (const letter of [claim, question, closing]) {
      expect(letter?.subject).toMatch(/^Re: Stampa fatture ferma \[#\d+\]$/);
      expect(letter?.references).toContain(first?.messageId);
      expect(letter?.headers['content-language']).toBe('it');
    }
    await page.close();
  });

  test('in English, worked from Teams', async () => {
    const page = await browser.open(own.url);
    const teams = page.locator('.teams-post', { hasText: 'Search finds nothing' });
    const slack = page.locator('.slack-message', { hasText: 'Search finds nothing' });
    const button = (name: string) => teams.getByRole('button', { name, exact: true });
    const dialog = page.locator('#teams-dialog');
    const send = (name: string) => dialog.getByRole('button', { name, exact: true }).click();

    await page.selectOption('#as', 'MARCO');
    await page.selectOption('#from', 'emma.clarke@northwind.example');
    await write(
      page,
      'Search finds nothing',
      'Hello, since the update the search does not find any document.\n\nEmma',
    );
    const toldOf = async (line: string) => {
      await teams.getByText(line).waitFor();
      await page.locator('body[aria-busy=false]').waitFor();
    };
    await button('Prendi in carico').click();
    await slack.getByText('Presa in carico da Marco Bianchi (Teams)').waitFor();
    await toldOf('Presa in carico da Marco Bianchi (Teams)');

    await button('Altro').click();
    await page.locator('.ac-ctrl-popup-container').getByText('Chiedi chiarimenti', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'La tua domanda' }).fill('Which browser do you use?');
    await send('Anteprima');
    await dialog.getByText('to continue with your request').waitFor();
    await send('Invia');
    await bothShow(slack, teams, '⏸️ In pausa', 'in attesa del cliente da …', 'alla ripresa restano …');
    await toldOf('chiede chiarimenti al cliente');

    await expect.poll(() => letters('emma.clarke@northwind.example').length).toBe(2);
    await page.locator('.mail.inbox').first().getByRole('button', { name: 'Rispondi' }).click();
    await page.fill('#write [name=text]', 'Firefox, the latest one.');
    await page.click('#write button.strong');
    await toldOf('Emma Clarke ha risposto alla domanda');

    await button('Classifica').click();
    await dialog.getByRole('combobox', { name: 'Categoria', exact: true }).selectOption('bug');
    await dialog.getByRole('combobox', { name: 'Priorità' }).selectOption('3');
    await send('Classifica');
    await bothShow(
      slack,
      teams,
      emma,
      'Bug o malfunzionamento',
      '3 – Media',
      'in carico a Marco Bianchi',
      'in inglese',
      'azienda non riconosciuta',
      'arrivata …',
    );
    await toldOf('Classificata da Marco Bianchi (Teams)');

    await button('Chiudi').click();
    await dialog.getByRole('textbox', { name: 'Risoluzione' }).fill('The index was rebuilt.');
    await send('Anteprima');
    await dialog.getByText('has been resolved and closed').waitFor();
    await send('Invia');
    await bothShow(slack, teams, 'Chiusa', 'da Marco Bianchi, …', 'nei tempi', 'The index was rebuilt.');

    await expect.poll(() => letters('emma.clarke@northwind.example').length).toBe(3);
    const [claim, question, closing] = letters('emma.clarke@northwind.example');
    expect(claim?.text).toContain('Marco Bianchi is now handling your request');
    expect(claim?.text).toContain('Monday to Friday 9:00-13:00 and 14:30-18:30 (Italian time)');
    expect(question?.text).toContain('Which browser do you use?');
    expect(closing?.text).toContain('within 10 working days');
    await page.close();
  });

  test('what is written in a thread stays inside', async () => {
    const page = await browser.open(own.url);
    await write(page, 'Una domanda', 'Buongiorno, come faccio a cambiare la password?');
    const slack = page.locator('.slack-message', { hasText: 'Una domanda' });
    await slack.getByText('Rispondi nella discussione').click();
    await slack.locator('.thread input').fill('Questo cliente è un po’ noioso');
    await slack.locator('.thread input').press('Enter');
    await slack.getByText('Questo cliente è un po’ noioso').waitFor();
    await slack.locator('[data-action="verb:open"]').click();
    await page.locator('.modal').getByText('la consultazione è stata registrata').waitFor();
    expect(JSON.stringify(own.sandbox.mailbox.items)).not.toContain('noioso');
    await page.close();
  });

  test('on a phone: two lines of tools, and a letter that was there before its pane was opened is seen whole', async () => {
    const page = await browser.open(own.url, { width: 420, height: 900 });
    await expect.poll(() => page.locator('.mail.inbox iframe').count()).toBeGreaterThan(0);
    const heightOf = async (what: string) => (await page.locator(what).first().boundingBox())?.height ?? 0;
    expect(await heightOf('.bar')).toBeLessThan(90);
    await page.click('[data-tab=customer]');
    await expect.poll(() => heightOf('.mail.inbox iframe')).toBeGreaterThan(300);
    await page.close();
  });
});
