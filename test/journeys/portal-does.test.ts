import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import { saveAccess } from '../../src/store/portal/access.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import type { Language } from '../../src/ticket/words.ts';
import { ownHouse } from './a-house.ts';
import { atSlack } from './at-slack.ts';
import { launchChromium } from './launch.ts';

const own = ownHouse();
const anna = atSlack(own, 'ANNA');
const patient = { timeout: 30_000, interval: 50 };
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => await browser.close());

const db = () => own.database.database.db;
const inTeams = () => JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []);
const inSlack = () => JSON.stringify(own.sandbox.slack.channel(slackIds.channel)?.messages ?? []);
const lettersTo = (address: string) =>
  own.sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');

/** A browser that runs no program of any page. */
async function bare(locale: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale });
  return await context.newPage();
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${own.url}/portal`);
  await page.fill('input[name=address]', address);
  await page.click('main button');
  const code = () =>
    lettersTo(address)
      .map(({ text }) => /^(\d{4} \d{4})$/m.exec(text)?.[1])
      .find(Boolean);
  await expect.poll(code, patient).toBeTruthy();
  await page.fill('input[name=code]', code() ?? '');
  await page.click('main button');
}

const people: {
  language: Language;
  name: string;
  address: string;
  subject: string;
  text: string;
  says: Record<
    'opened' | 'written' | 'solved' | 'reopen' | 'send' | 'thanks' | 'closed' | 'card' | 'rated',
    string
  >;
}[] = [
  {
    language: 'it',
    name: 'Paolo Neri',
    address: 'paolo@cartierapescara.example',
    subject: 'Margini della stampa',
    text: 'Buongiorno, da stamattina i margini della stampa sono sbagliati su tutte le pagine.',
    says: {
      opened: 'Abbiamo ricevuto la sua richiesta.',
      written: 'Messaggio inviato.',
      solved: 'Sì, è risolta',
      reopen: 'Riapri la richiesta',
      send: 'Invia',
      thanks: 'Grazie della valutazione.',
      closed: 'Chiusa',
      card: 'dal cliente',
      rated: '👍 bene',
    },
  },
  {
    language: 'en',
    name: 'Emma Clarke',
    address: 'emma@northwind.example',
    subject: 'Export is empty',
    text: 'Hello, since this morning the export of our invoices has been empty for everybody here.',
    says: {
      opened: 'We have received your request.',
      written: 'Message sent.',
      solved: 'Yes, it is solved',
      reopen: 'Reopen the request',
      send: 'Send',
      thanks: 'Thank you for your rating.',
      closed: 'Closed',
      card: 'dal cliente',
      rated: '👍 bene',
    },
  },
];

test.each(people)(
  'without a program in the page, in $language: asked with a file, answered, said to be solved, reopened, closed, rated',
  async ({ language, name, address, subject, text, says }) => {
    await saveAccess(db(), { address, name, language, company: null, grantedAt: new Date() });
    const page = await bare(language);
    await signIn(page, address);

    // A new request, with a file and a hint.
    await page.goto(`${own.url}/portal/new`);
    await page.fill('#subject', subject);
    await page.fill('#text', text);
    await page.selectOption('#kind', 'help-desk');
    const file = { name: 'perché è vuoto.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') };
    await page.setInputFiles('#files', file);
    await page.click('main form button');
    expect(await page.textContent('main')).toContain(says.opened);
    const number = Number(/requests\/(\d+)/.exec(page.url())?.[1]);
    const path = `${own.url}/portal/requests/${number}`;
    expect(await page.textContent('main')).toContain(file.name);
    expect((await findTicket(db(), number))?.language).toBe(language);
    await expect.poll(() => inSlack().includes(subject) && inTeams().includes(subject), patient).toBe(true);
    expect(anna.card(subject)).toContain('la indica il cliente');
    const [opened] = await eventsAfter(db(), number, 0);
    expect(opened).toMatchObject({ origin: 'portal', actor: { kind: 'customer', address } });

    // An answer; sent again as a reload would, it stands there once.
    await page.fill('#text', 'Prova 42');
    await page.click('section[aria-labelledby=write] button');
    expect(await page.textContent('main')).toContain(says.written);
    expect((await page.textContent('ol.talk'))?.split('Prova 42')).toHaveLength(2);

    // Said to be solved: closed, with a letter; nobody has it, and nothing is left to be done.
    await page.click(`button:text("${says.solved}")`);
    expect((await findTicket(db(), number))?.status).toBe('closed');
    await expect.poll(() => anna.card(subject), patient).toContain(says.card);
    await expect
      .poll(() => lettersTo(address).some(letter => letter.text.includes('/portal/rate/')), patient)
      .toBe(true);

    // Thanks reopen nothing; the button does.
    await page.fill('#text', language === 'it' ? 'Grazie mille!' : 'Thank you very much!');
    await page.click(`section[aria-labelledby=write] button:text-is("${says.send}")`);
    expect((await findTicket(db(), number))?.status).toBe('closed');
    await page.fill('#text', 'Di nuovo / again');
    await page.click(`button:text("${says.reopen}")`);
    expect((await findTicket(db(), number))?.status).toBe('new');

    // An operator closes it; the letter leads to the request, and asks how it went.
    await anna.press(subject, 'claim');
    await expect.poll(async () => (await findTicket(db(), number))?.status, patient).toBe('assigned');
    await anna.press(subject, 'accept-suggestion');
    await expect.poll(async () => (await findTicket(db(), number))?.category, patient).toBe('help-desk');
    await anna.write(subject, 'close', 'Corretto.');
    const closing = () => lettersTo(address).find(letter => letter.text.includes('Corretto.'));
    await expect.poll(() => closing() !== undefined, patient).toBe(true);
    expect(closing()?.text).toMatch(new RegExp(`${own.url}/portal/r/${number}/\\S{16}`));
    expect(closing()?.html).toContain(`href="${own.url}/portal/r/${number}/`);
    const [link = ''] = /\S+\/portal\/rate\/\S+\/up/.exec(closing()?.text ?? '') ?? [];

    // What looks into links presses nothing.
    for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
    expect((await fetch(link, { method: 'POST' })).status).toBe(403);
    expect((await findTicket(db(), number))?.rating).toBeNull();
    const stranger = await bare(language);
    await stranger.goto(link);
    expect(await stranger.textContent('body')).not.toContain(subject);
    await stranger.click('main form button');
    expect(await stranger.textContent('main')).toContain(says.thanks);
    expect((await findTicket(db(), number))?.rating?.verdict).toBe('up');
    await expect.poll(() => anna.card(subject), patient).toContain(says.rated);
    await expect.poll(() => inTeams(), patient).toContain(says.rated);

    // On the portal they change their mind.
    await page.goto(path);
    expect(await page.textContent('main')).toContain(says.closed);
    await page.check('input[name=verdict][value=down]');
    await page.fill('#word', 'Lento, <b>lentissimo</b>');
    await page.click('form[action$="/rate"] button');
    expect(await page.textContent('main')).toContain(says.thanks);
    expect((await findTicket(db(), number))?.rating?.verdict).toBe('down');
    await expect.poll(() => anna.thread(subject), patient).toContain('lentissimo');
    // Nobody who served them reads who it was.
    await expect.poll(inTeams, patient).toContain('Il cliente ha valutato l’assistenza: 👎 male');
    for (const told of [anna.thread(subject), anna.card(subject), inTeams()])
      expect(told).not.toMatch(new RegExp(`${name}( \\(Portale\\))? ha valutato`));
    await page.goto(`${own.url}/portal?which=all&q=${encodeURIComponent(subject.split(' ')[0] ?? '')}`);
    expect(await page.textContent('ul.rows')).toContain(subject);
    await page.goto(`${own.url}/portal?which=all&q=inesistente`);
    expect(await page.locator('ul.rows').count()).toBe(0);
    await page.context().close();
  },
);
