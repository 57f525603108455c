import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { needs } from '../needs.ts';
import { aVisitor, letIn, signIn } from '../web/portal/a-visitor.ts';
import { ownHouse, support } from './a-house.ts';
import { axeFindings, isAxeLacking } from './axe.ts';
import { launchChromium } from './launch.ts';

/** Where pictures are wanted, to be looked at. */
const pictures = process.env.QUOTE_PICTURES;

needs('chromium', 'a quote, from both chats to the customer’s browser', () => {
  const own = ownHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => await browser.close());

  const textOf = (node: unknown) => JSON.stringify(node) ?? '';
  const anna = slackIdOf('ANNA');
  const slack = () => own.sandbox.people().slack;
  const inSlack = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  const inTeams = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
  const slackCard = (subject: string) => {
    const card = inSlack().find(message => !message.thread_ts && textOf(message).includes(subject));
    if (!card) throw new Error('no card in Slack');
    return { channel: slackIds.channel, ts: card.ts };
  };
  const teamsThread = (subject: string) => {
    const found = inTeams().find(({ root }) => textOf(root.card).includes(subject));
    if (!found) throw new Error('no card in Teams');
    return found;
  };
  const execute = (subject: string, verb: string, step = 'press', inputs = {}) =>
    own.sandbox
      .people()
      .teams.execute(
        teamsIdOf('ANNA'),
        teamsIds.channel,
        teamsThread(subject).root.id,
        { verb, step },
        inputs,
      );
  const inbox = (address: string) =>
    own.sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');
  const linkIn = (text = '') => /https?:\/\/\S+\/quote\/\S+/.exec(text)?.[0] ?? '';

  /** A browser without programs, as some have it. */
  async function opened(link: string, width = 1280, javaScriptEnabled = false): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(link);
    return page;
  }

  /** Nothing is wrong with it for who cannot see it, and it fits the narrowest screen. */
  async function isGood(link: string, name: string): Promise<void> {
    for (const [width, language] of [
      [1280, 'it'],
      [320, 'en'],
    ] as const) {
      const page = await opened(`${link}?lang=${language}`, width, true);
      if (!isAxeLacking) expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      if (pictures)
        await page.screenshot({ path: `${pictures}/${name}-${language}-${width}.png`, fullPage: true });
      await page.context().close();
    }
  }

  /** The page as it is now, at both widths. */
  async function seen(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 320, height: 900 });
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-320.png`, fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  async function billable(
    from: { name: string; address: string },
    subject: string,
    text: string,
  ): Promise<void> {
    await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort);
    await expect.poll(() => textOf(inTeams()), { timeout: 30_000 }).toContain(subject);
    await expect.poll(() => textOf(inSlack()), { timeout: 30_000 }).toContain(subject);
    await execute(subject, 'claim');
    await execute(subject, 'classify', 'submit', {
      'classify.category': 'billable',
      'classify.priority': '',
    });
    await expect
      .poll(() => textOf(teamsThread(subject).root.card), { timeout: 30_000 })
      .toContain('Preventivo');
  }

  test('offered from Slack, accepted in a browser without programs: both chats call whoever has it', async () => {
    const paolo = { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' };
    const subject = 'Nuovo tracciato per l’esportazione';
    await billable(paolo, subject, 'Buongiorno, ci serve un nuovo tracciato per esportare le fatture.');
    await expect
      .poll(() => textOf(inSlack().find(({ ts }) => ts === slackCard(subject).ts)), { timeout: 30_000 })
      .toContain('verb:offer-quote');
    const open = () => slack().press(anna, slackCard(subject), 'verb:offer-quote');
    expect(await open()).toEqual({ error: '' });
    const modal = () => textOf(own.sandbox.slack.openViews(anna).at(-1)?.view);
    await expect.poll(modal, { timeout: 30_000 }).toContain('Ore o importo');
    const form = {
      price: '6',
      vat: 'IVA esclusa',
      until: '2099-01-01',
      text: 'Nuovo tracciato, con collaudo.',
    };
    await slack().submit(anna, form);
    await expect.poll(modal, { timeout: 30_000 }).toContain('Scrivi un tempo');
    const until = new Date(own.sandbox.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    await slack().submit(anna, { ...form, price: '6h30', until });
    await expect.poll(modal, { timeout: 30_000 }).toContain('Tempo previsto: 6 ore e 30 minuti');
    await slack().submit(anna);
    await expect.poll(() => linkIn(inbox(paolo.address)[0]?.text), { timeout: 30_000 }).not.toBe('');
    const link = linkIn(inbox(paolo.address)[0]?.text);
    await expect
      .poll(() => textOf(teamsThread(subject).root.card), { timeout: 30_000 })
      .toContain('Preventivo 1 in attesa');

    await isGood(link, 'open');
    const page = await opened(link);
    await page.getByRole('button', { name: 'Accetto', exact: true }).click();
    await page.getByText('La conferma le arriva via email').waitFor();
    await page.context().close();
    await isGood(link, 'accepted');

    await expect
      .poll(() => textOf(teamsThread(subject).replies), { timeout: 30_000 })
      .toContain('si può cominciare');
    const lines = () => inSlack().filter(({ thread_ts }) => thread_ts === slackCard(subject).ts);
    await expect.poll(() => textOf(lines()), { timeout: 30_000 }).toContain('si può cominciare');
    const accepted = lines().find(line => textOf(line).includes('si può cominciare'));
    expect(textOf(accepted)).toContain(`<@${anna}>`);
    await expect.poll(() => inbox(paolo.address)[0]?.text ?? '', { timeout: 30_000 }).toContain('SHA-256');
    expect(inbox(paolo.address)[0]?.text).toContain(`dal link inviato a ${paolo.address}`);

    // Time that is worked on it from now on belongs to it.
    await slack().slash(
      anna,
      slackIds.channel,
      '/ticket',
      `lavoro ${/-?(\d+)-1-/.exec(link)?.[1]} un’ora e mezza`,
    );
    await expect
      .poll(() => textOf(teamsThread(subject).root.card), { timeout: 30_000 })
      .toContain('di cui 1 ora e 30 minuti sul preventivo 1');
  });

  test('offered from Teams, refused by an English customer: closed as rejected, with its own letter', async () => {
    const emma = { name: 'Emma Clarke', address: 'emma.clarke@northwind.example' };
    const subject = 'New export layout';
    await billable(emma, subject, 'Good morning, we would like a new layout for the export of our invoices.');
    const until = new Date(own.sandbox.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    await execute(subject, 'offer-quote', 'submit', {
      'offer-quote.price': '€ 1.200,50',
      'offer-quote.vat': 'VAT excluded',
      'offer-quote.until': until,
      'offer-quote.text': 'A new layout, tested with your data.',
    });
    await execute(subject, 'offer-quote', 'confirm');
    await expect.poll(() => linkIn(inbox(emma.address)[0]?.text), { timeout: 30_000 }).not.toBe('');
    const link = linkIn(inbox(emma.address)[0]?.text);
    expect(inbox(emma.address)[0]?.text).toContain('Amount: €1,200.50');
    const page = await opened(link);
    await page.getByRole('button', { name: 'Refuse', exact: true }).click();
    await page.getByText('nothing will be billed').waitFor();
    await page.context().close();
    await isGood(link, 'refused');
    await expect
      .poll(() => textOf(teamsThread(subject).root.card), { timeout: 30_000 })
      .toContain('preventivo rifiutato');
    await expect
      .poll(() => textOf(inSlack()), { timeout: 30_000 })
      .toContain('Preventivo 1 rifiutato dal link');
    await expect
      .poll(() => inbox(emma.address)[0]?.text ?? '', { timeout: 30_000 })
      .toContain('was not accepted');
  });

  test('offered from Teams, read and accepted on the portal by whoever asked; their company’s contact reads it', async () => {
    const paolo = { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' };
    const subject = 'Etichette in due lingue';
    await billable(paolo, subject, 'Buongiorno, ci servono le etichette in due lingue.');
    const until = new Date(own.sandbox.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    const offers = async (text: string) => {
      await execute(subject, 'offer-quote', 'submit', {
        'offer-quote.price': '480 €',
        'offer-quote.vat': 'IVA esclusa',
        'offer-quote.until': until,
        'offer-quote.text': text,
      });
      await execute(subject, 'offer-quote', 'confirm');
      await expect.poll(() => inbox(paolo.address)[0]?.text, { timeout: 30_000 }).toContain(text);
      return Number(/\/quote\/(\d+)-/.exec(linkIn(inbox(paolo.address)[0]?.text))?.[1]);
    };
    const number = await offers('Etichette in italiano.');
    const { db } = own.database.database;
    await db.execute(`update ticket set company = 'cartiera-pescara' where number = ${number}`);
    const marta = 'marta.bruni@cartierapescara.example';
    await letIn(db, marta, 'cartiera-pescara');
    const contacts = aVisitor(() => own.url);
    await signIn(contacts, db, { address: marta, now: own.sandbox.clock() });
    const path = `/portal/requests/${number}`;

    // A company contact reads it whole, and has nothing to press.
    const contact = await contacts.get(path);
    expect(contact.text).toContain('Etichette in italiano.');
    expect(contact.text).not.toContain(`${path}/quote`);

    // Whoever opens this one request by its link has an older page before them.
    const [toRequest = ''] = /\S+\/portal\/r\/\S+/.exec(inbox(paolo.address)[0]?.text ?? '') ?? [];
    const page = await opened(`${toRequest}?lang=it`);
    await page.click('main button');
    const code = () =>
      inbox(paolo.address)
        .map(({ text }) => /^(\d{4} \d{4})$/m.exec(text ?? '')?.[1])
        .find(Boolean);
    await expect.poll(code, { timeout: 30_000 }).toBeTruthy();
    await page.fill('input[name=code]', code() ?? '');
    await page.click('main button');
    expect(await page.textContent('section[aria-labelledby=quote]')).toContain('Etichette in italiano.');
    await offers('Etichette in italiano e in inglese.');
    await page.getByRole('button', { name: 'Accetto', exact: true }).click();
    expect(await page.textContent('main')).toContain('Nel frattempo il preventivo è cambiato');
    const quote = page.locator('section[aria-labelledby=quote]');
    expect(await quote.textContent()).toContain('Etichette in italiano e in inglese.');
    await seen(page, 'portal-open');
    await page.getByRole('button', { name: 'Accetto', exact: true }).click();
    expect(await page.textContent('main')).toContain('Abbiamo registrato la sua risposta');
    expect(await quote.textContent()).toContain('Impronta SHA-256');
    expect(await page.getByRole('button', { name: 'Accetto', exact: true }).count()).toBe(0);
    await seen(page, 'portal-accepted');
    await page.context().close();

    const says = `Preventivo 2 accettato sul portale da ${paolo.address}: si può cominciare.`;
    await expect.poll(() => textOf(teamsThread(subject).replies), { timeout: 30_000 }).toContain(says);
    await expect.poll(() => textOf(inSlack()), { timeout: 30_000 }).toContain(says);
    await expect.poll(() => inbox(paolo.address)[0]?.text ?? '', { timeout: 30_000 }).toContain('SHA-256');
    const confirmation = inbox(paolo.address)[0]?.text.replace(/\s+/g, ' ');
    expect(confirmation).toContain(`sul portale, con l’accesso di ${paolo.address}.`);
    expect(confirmation).toContain('Etichette in italiano e in inglese.');
  });
});
