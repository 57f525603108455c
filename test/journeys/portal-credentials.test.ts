import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { needs } from '../needs.ts';
import { requestFrom } from '../web/portal/a-request.ts';
import { ownHouse } from './a-house.ts';
import { launchChromium } from './launch.ts';

const people = {
  it: { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' },
  en: { name: 'Emma Clarke', address: 'emma.clarke@northwind.example' },
} as const;

needs('chromium', 'credentials for the portal', () => {
  const own = ownHouse({ host: 'localhost' });
  const db = () => own.database.database.db;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => await browser?.close());

  const inbox = (address: string) => own.sandbox.mailbox.of(address);
  const send = async (page: Page) => await page.locator('main form button').first().click();
  const textOf = (node: unknown) => JSON.stringify(node) ?? '';
  const slackCards = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  const teamsCards = () =>
    (own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []).map(({ root }) => root);
  const asks = (address: string) => (card: unknown) =>
    textOf(card).includes('Un cliente chiede l’accesso') && textOf(card).includes(address);

  /** By which the buttons of a card name who asked. */
  const wishOn = (card: unknown) => /verb:grant-portal:(\d+)/.exec(textOf(card))?.[1];

  /** Somebody presses Grant on the card that asks about them. */
  async function grant(where: 'slack' | 'teams', address: string): Promise<void> {
    const { slack, teams } = own.sandbox.people();
    const message = slackCards().find(asks(address));
    const root = teamsCards().find(({ card }) => asks(address)(card));
    if (!message || !root) throw new Error('nobody was asked');
    if (where === 'slack')
      await slack.press(
        slackIdOf('ANNA'),
        { channel: slackIds.channel, ts: message.ts },
        `verb:grant-portal:${wishOn(message)}`,
      );
    else
      await teams.execute(
        teamsIdOf('MARCO'),
        teamsIds.channel,
        root.id,
        { verb: 'grant-portal', step: 'press' },
        {},
      );
  }

  /** The last code that somebody was mailed. */
  async function codeOf(address: string, after: number): Promise<string> {
    const code = () => /\b\d{4} \d{4}\b/.exec(inbox(address)[0]?.text ?? '')?.[0];
    await expect.poll(() => inbox(address).length > after && code(), { timeout: 20_000 }).toBeTruthy();
    return code() ?? '';
  }

  async function signIn(context: BrowserContext, address: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${own.url}/portal`);
    await page.fill('#address', address);
    const before = inbox(address).length;
    await send(page);
    await page.fill('#code', await codeOf(address, before));
    await send(page);
    await page.locator('ul.rows').waitFor();
    return page;
  }

  describe.each([
    { language: 'it', js: false, grantedIn: 'slack', subject: 'Stampa ferma in cartiera' },
    { language: 'en', js: true, grantedIn: 'teams', subject: 'Wrong VAT on the invoice' },
  ] as const)('in $language, programs in the page: $js', ({ language, js, grantedIn, subject }) => {
    const { name, address } = people[language];
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({
        javaScriptEnabled: js,
        locale: language === 'it' ? 'it-IT' : 'en-GB',
      });
      await requestFrom(own, db(), { address, subject, text: `${subject}: help, aiuto, grazie.` });
    });
    afterAll(async () => await context?.close());

    test('are asked for on a page, and the operators are asked in both chats', async () => {
      const page = await context.newPage();
      await page.goto(`${own.url}/portal/access`);
      await page.fill('#name', name);
      await page.fill('#address', address);
      await send(page);
      await expect.poll(() => page.url()).toContain('/portal/access/asked');
      await expect.poll(() => slackCards().some(asks(address))).toBe(true);
      await expect.poll(() => teamsCards().some(({ card }) => asks(address)(card))).toBe(true);
      await page.close();
    });

    test('are granted by a press, in a letter; the card says so in both', async () => {
      await grant(grantedIn, address);
      await expect.poll(() => inbox(address)[0]?.text, { timeout: 20_000 }).toContain(`${own.url}/portal`);
      expect(inbox(address)[0]?.text).toContain(language === 'it' ? 'Gentile Paolo' : 'Dear Emma');
      const granted = (card: unknown) =>
        textOf(card).includes('Accesso al portale concesso') && textOf(card).includes(address);
      await expect.poll(() => slackCards().some(granted)).toBe(true);
      await expect.poll(() => teamsCards().some(({ card }) => granted(card))).toBe(true);
    });

    test('let in by a code: their own requests, and a profile; signed out everywhere', async () => {
      const page = await signIn(context, address);
      expect(await page.locator('ul.rows').textContent()).toContain(subject);
      await page.getByRole('link', { name: subject }).click();
      expect(await page.locator('.talk').textContent()).toContain('help, aiuto');
      const elsewhere = await browser.newContext({ javaScriptEnabled: js });
      const other = await signIn(elsewhere, address);
      await page.goto(`${own.url}/portal/profile`);
      await page.locator('form[action$="sign-out-everywhere"] button').click();
      await page.locator('#address').waitFor();
      await other.goto(`${own.url}/portal/profile`);
      await other.locator('#address').waitFor();
      await elsewhere.close();
    });
  });

  test.each([
    { language: 'it', device: 'Portatile', own: 'Stampa ferma' },
    { language: 'en', device: 'Laptop', own: 'Wrong VAT' },
  ] as const)('and afterwards a passkey is enough, until it is removed ($language)', async told => {
    const context = await browser.newContext({ locale: told.language === 'it' ? 'it-IT' : 'en-GB' });
    const page = await signIn(context, people[told.language].address);
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${own.url}/portal/profile`);
    await page.fill('#passkey-name', told.device);
    await page.locator('[data-passkey=add] button').click();
    await page.waitForURL(/said=passkey-added/);
    await page.locator('form[action$="sign-out-everywhere"] button').click();
    await page.locator('[data-passkey=enter]').click();
    await page.locator('ul.rows').waitFor();
    expect(await page.locator('ul.rows').textContent()).toContain(told.own);
    await page.goto(`${own.url}/portal/profile`);
    await page.locator('form[action="/portal/passkeys/remove"] button').click();
    await page.locator('form[action$="sign-out-everywhere"] button').click();
    await page.locator('[data-passkey=enter]').click();
    await page.locator('[data-passkey=said]:not([hidden])').waitFor();
    expect(await page.locator('ul.rows').count()).toBe(0);
    await context.close();
  });
});
