import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownHouse } from '../../journeys/a-house.ts';
import { axeFindings, isAxeLacking } from '../../journeys/axe.ts';
import { launchChromium } from '../../journeys/launch.ts';
import { needs } from '../../needs.ts';
import { requestFrom } from './a-request.ts';
import { aVisitor, letIn, signIn } from './a-visitor.ts';
import { furnished, people, type State, states, type Who } from './states.ts';

/** Where pictures are wanted, to be looked at. */
const pictures = process.env.TEST_PICTURES;
const far = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

const own = ownHouse({
  change: yaml =>
    `${yaml.replace(/^ {2}closures: \[\].*/m, `  closures: [{ from: ${far}, to: ${far}, name: Chiusura }]`)}
services:
  zenshare: { it: ZenShare, en: ZenShare }
  registry: { it: Protocollo, en: Registry }
`,
});
const db = () => own.database.database.db;

const languages = ['it', 'en'] as const;
/**
 * Each page is loaded once, and looked at in all of them: what it looks like is the style sheet's alone. Width moves things about, so
 * all is asked at each; light and dark change colours, and nothing else. Another language changes words: where there is least room
 * for them, all is asked once more.
 */
const looks = [
  { width: 1280, colorScheme: 'light', asked: 'all' },
  { width: 1280, colorScheme: 'dark', asked: 'colours' },
  { width: 320, colorScheme: 'dark', asked: 'all' },
  { width: 320, colorScheme: 'light', asked: 'colours' },
] as const;

needs('chromium', 'the portal, read by all', () => {
  let browser: Browser;
  let places = new Map<string, string>();
  const pathOf = ({ path }: State) => places.get(path) ?? path;

  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
    places = await furnished(own);
    // With the next mail the house reads what else was planned.
    await letIn(db(), 'somebody@else.example');
    await requestFrom(own, db(), { address: 'somebody@else.example', subject: 'Altro', text: 'Altro.' });
  });
  afterAll(async () => await browser?.close());

  /** A page in somebody's own browser. */
  async function pageOf(
    who: Who,
    language: string,
    complain: (text: string) => void = () => {},
  ): Promise<Page> {
    const context: BrowserContext = await browser.newContext({ locale: language });
    if (who !== 'nobody') {
      const visitor = aVisitor(() => own.url);
      await signIn(visitor, db(), { address: people[who], now: own.sandbox.clock() });
      const [[name = '', value = ''] = []] = [...visitor.jar];
      const { host } = new URL(own.url);
      await context.addCookies([
        { name, value, domain: host.split(':')[0] ?? '', path: '/', secure: true, httpOnly: true },
      ]);
    }
    const page = await context.newPage();
    page.on('console', message => {
      if (/Content Security Policy/.test(message.text())) complain(message.text());
    });
    return page;
  }

  describe.each(languages)('in %s', language => {
    const pages = new Map<Who, Page>();
    const complaints: string[] = [];

    beforeAll(async () => {
      for (const who of ['nobody', 'emma', 'hanako', 'marta', 'giulia'] as const)
        pages.set(who, await pageOf(who, language, text => complaints.push(text)));
    });
    afterAll(async () => {
      for (const page of pages.values()) await page.context().close();
    });

    test.skipIf(isAxeLacking).each(Object.entries(states))('%s', async (name, state) => {
      const page = pages.get(state.who ?? 'nobody');
      if (!page) throw new Error('nobody came');
      const url = new URL(pathOf(state), own.url);
      url.searchParams.set('lang', language);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(url.href);
      await state.act?.(page);
      expect(await page.evaluate('document.documentElement.lang')).toBe(language);
      for (const { width, colorScheme, asked } of looks) {
        if (language !== languages[0] && (width !== 320 || asked !== 'all')) continue;
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        expect(await axeFindings(page, asked), `${width} ${colorScheme}`).toEqual([]);
        // WCAG 2.2, 1.4.10: nothing is cut off, and nobody scrolls sideways.
        const beyond = 'document.documentElement.scrollWidth - innerWidth';
        expect(await page.evaluate(beyond), `${width}`).toBeLessThanOrEqual(0);
        if (pictures)
          await page.screenshot({
            path: `${pictures}/${name.replace(/[^\w-]+/g, '-')}-${language}-${width}-${colorScheme}.png`,
            fullPage: true,
          });
      }
      expect(complaints).toEqual([]);
    });
  });

  test.each(languages)('printed in %s, a request is what was said, on white paper', async language => {
    const page = await pageOf('emma', language);
    await page.goto(`${own.url}${places.get('request')}?lang=${language}`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['form', 'header nav', 'footer nav', 'summary', '.no-print'])
      for (const each of await page.locator(hidden).all()) expect(await each.isVisible(), hidden).toBe(false);
    for (const shown of ['h1', 'dl.facts', 'ol.talk li', 'footer dl'])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    if (pictures) await page.screenshot({ path: `${pictures}/printed-${language}.png`, fullPage: true });
    await page.context().close();
  });

  test('what goes on in another’s request says so, with one’s own words and none of the other’s', async () => {
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address: people.emma, now: own.sandbox.clock() });
    const { text, status } = await visitor.get(places.get('joined') ?? '');
    expect(status).toBe(200);
    expect(text).toContain('Unita a un’altra richiesta');
    expect(text).toContain('It is the same as Paolo’s.');
    expect(text).not.toContain('dal protocollo si ferma');
    // Its promises are kept, or broken, where it goes on.
    expect(text).not.toContain('Le nostre promesse');
    expect((await visitor.get('/portal')).text).toContain('Stopped, too');
  });

  test('a page weighs less than 60 KB, with all that it loads; one of figures less than 120', async () => {
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address: people.emma, now: own.sandbox.clock() });
    const colleague = aVisitor(() => own.url);
    await signIn(colleague, db(), { address: people.giulia, now: own.sandbox.clock() });
    const weigh = async (path: string, by = visitor) => Buffer.byteLength((await by.get(path)).text);
    const { text } = await visitor.get('/portal/profile');
    const loaded = [...text.matchAll(/(?:href|src)="(&#x2F;assets[^"]+)"/g)].map(([, path = '']) =>
      path.replaceAll('&#x2F;', '/'),
    );
    expect(loaded.length).toBeGreaterThan(1);
    let assets = 0;
    for (const path of loaded) assets += await weigh(path);
    for (const state of Object.values(states)) {
      const page = await weigh(pathOf(state), state.who === 'giulia' ? colleague : visitor);
      expect(page + assets, state.path).toBeLessThan((state.isLarge ? 120 : 60) * 1024);
    }
  });
});
