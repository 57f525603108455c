import { sql } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestLink } from '../../../src/desk/portal/request-links.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownHouse } from '../../journeys/a-house.ts';
import { axeFindings, isAxeLacking } from '../../journeys/axe.ts';
import { launchChromium } from '../../journeys/launch.ts';
import { needs } from '../../needs.ts';
import { requestFrom } from './a-request.ts';
import { aVisitor, lastCode, letIn, signIn } from './a-visitor.ts';

const own = ownHouse();
const db = () => own.database.database.db;
const paolo = 'paolo.neri@cartierapescara.example';

/** A page in a state: how one comes there. */
type State = { path: string; act?: (page: Page) => Promise<unknown>; signedIn?: boolean };

const send = async (page: Page) => await page.locator('main form button').first().click();
const states: Record<string, State> = {
  'signing in': { path: '/portal' },
  'signing in, with a fault': { path: '/portal', act: send },
  'a code': { path: '/portal/code' },
  'a code, with a fault': { path: '/portal/code', act: send },
  'asking for access': { path: '/portal/access' },
  'asking for access, with faults': { path: '/portal/access', act: send },
  'asked for access': { path: '/portal/access/asked' },
  'a request’s link': { path: 'link' },
  'my requests': { path: '/portal', signedIn: true },
  'my requests, none': { path: '/portal?which=closed', signedIn: true },
  'a request': { path: 'request', signedIn: true },
  'a request that goes on in another’s': { path: 'joined', signedIn: true },
  'my profile': { path: '/portal/profile', signedIn: true },
  'my profile, with news': { path: '/portal/profile?said=language', signedIn: true },
  'asking for erasure': { path: '/portal/profile/erasure', signedIn: true },
  'what is not there': { path: '/portal/nowhere' },
  privacy: { path: '/portal/privacy' },
  terms: { path: '/portal/terms' },
  accessibility: { path: '/portal/accessibility' },
};

const looks = [
  { language: 'it', width: 1280, colorScheme: 'light' },
  { language: 'en', width: 320, colorScheme: 'dark' },
] as const;

needs('chromium', 'the portal, read by all', () => {
  let browser: Browser;
  const paths = new Map<string, string>();

  beforeAll(async () => {
    browser = await launchChromium();
    const number = await requestFrom(own, db(), {
      address: paolo,
      subject: 'Stampa ferma',
      text: 'È ferma.',
    });
    const ticket = await findTicket(db(), number);
    if (!ticket) throw new Error('it is not there');
    paths.set('request', `/portal/requests/${number}`);
    paths.set('link', new URL(requestLink(ticket, own.url, await deskSecret(db()))).pathname);
    await letIn(db(), paolo);
    const emma = 'emma.clarke@northwind.example';
    const others = await requestFrom(own, db(), { address: emma, subject: 'Invoice', text: 'It is wrong.' });
    const joined = await requestFrom(own, db(), { address: paolo, subject: 'Fattura', text: 'È sbagliata.' });
    await db().execute(
      sql`update ticket set merged_into = ${others}, status = 'closed' where number = ${joined}`,
    );
    await db().execute(
      sql`update message set ticket = ${others}, came_with = ${joined} where ticket = ${joined}`,
    );
    paths.set('joined', `/portal/requests/${joined}`);
  });
  afterAll(async () => await browser?.close());

  /** Somebody signs in, by the code that is mailed. */
  async function enter(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    await page.goto(`${own.url}/portal`);
    await page.fill('#address', paolo);
    await send(page);
    await page.fill('#code', await lastCode({ db: db() }));
    await send(page);
    await page.locator('ul.rows').waitFor();
    await page.close();
  }

  async function opened({ path, act }: State, context: BrowserContext, language: string) {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', message => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    const url = new URL(paths.get(path) ?? path, own.url);
    url.searchParams.set('lang', language);
    await page.goto(url.href);
    await act?.(page);
    return { page, complaints };
  }

  describe.each(looks)('in $language, $width px, $colorScheme', ({ language, width, colorScheme }) => {
    let stranger: BrowserContext;
    let customer: BrowserContext;
    beforeAll(async () => {
      const look = { viewport: { width, height: 800 }, colorScheme };
      stranger = await browser.newContext(look);
      customer = await browser.newContext(look);
      await enter(customer);
    });
    afterAll(async () => {
      await stranger?.close();
      await customer?.close();
    });

    test.skipIf(isAxeLacking).each(Object.keys(states))('%s', async name => {
      const state = states[name];
      if (!state) throw new Error('there is no such state');
      const { page, complaints } = await opened(state, state.signedIn ? customer : stranger, language);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.lang')).toBe(language);
      // WCAG 2.2, 1.4.10: nothing is cut off, and nobody scrolls sideways.
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await page.close();
    });
  });

  test('what goes on in another’s request says so, with one’s own words and none of the other’s', async () => {
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address: paolo, now: own.sandbox.clock() });
    const { text, status } = await visitor.get(paths.get('joined') ?? '');
    expect(status).toBe(200);
    expect(text).toContain('Unita a un’altra richiesta');
    expect(text).toContain('È sbagliata.');
    expect(text).not.toContain('It is wrong.');
    // Its promises are kept, or broken, where it goes on.
    expect(text).not.toContain('Le nostre promesse');
    expect((await visitor.get('/portal')).text).toContain('Fattura');
  });

  test('a page weighs less than 60 KB, with all that it loads', async () => {
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address: paolo, now: own.sandbox.clock() });
    const weigh = async (path: string) => Buffer.byteLength((await visitor.get(path)).text);
    const { text } = await visitor.get('/portal/profile');
    const loaded = [...text.matchAll(/(?:href|src)="(&#x2F;assets[^"]+)"/g)].map(([, path = '']) =>
      path.replaceAll('&#x2F;', '/'),
    );
    expect(loaded.length).toBeGreaterThan(1);
    let assets = 0;
    for (const path of loaded) assets += await weigh(path);
    for (const { path } of Object.values(states)) {
      const page = await weigh(paths.get(path) ?? path);
      expect(page + assets).toBeLessThan(60 * 1024);
    }
  });
});
