import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { saveAccess } from '../../src/store/portal/access.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import type { Language } from '../../src/ticket/words.ts';
import { ownHouse, support } from './a-house.ts';
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

/** Somebody's browser. @param js whether it runs what pages bring */
async function aPage(locale: string, js = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: js, locale });
  return await context.newPage();
}

/** Another tab of the same browser. */
const tabOf = async (page: Page) => await page.context().newPage();

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${own.url}/portal`);
  await page.fill('input[name=address]', address);
  await page.click('main button');
  const code = await vi.waitFor(() => {
    const codes = lettersTo(address).flatMap(({ text }) => /^(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
    if (!codes[0]) throw new Error('no code has come');
    return codes[0];
  }, patient);
  await page.fill('input[name=code]', code);
  await page.click('main button');
}

/** Who read a request, as its page says it. */
async function readings(page: Page, path: string): Promise<string> {
  await page.goto(path);
  return (await page.textContent('main')) ?? '';
}

type Told = {
  js: boolean;
  language: Language;
  name: string;
  address: string;
  subject: string;
  text: string;
  says: Record<
    | 'opened'
    | 'written'
    | 'solved'
    | 'reopen'
    | 'send'
    | 'thanks'
    | 'closed'
    | 'card'
    | 'rated'
    | 'reader'
    | 'ended',
    string
  >;
};

const told: Omit<Told, 'js'>[] = [
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
      reader: 'un operatore ha letto la conversazione',
      ended: 'Non risulta più collegato',
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
      reader: 'an operator read the conversation',
      ended: 'You are no longer signed in',
      card: 'dal cliente',
      rated: '👍 bene',
    },
  },
];

/** One without the pages' programs, one with them: what a page says has nothing to do with either. */
const people: Told[] = told.map(person => ({ ...person, js: person.language === 'en' }));

test.each(people)(
  'in $language, with programs in the page: $js; asked with a file, answered, said to be solved, reopened, closed, rated',
  async ({ js, language, name, address, subject, text, says }) => {
    await saveAccess(db(), { address, name, language, company: null, grantedAt: new Date() });
    const page = await aPage(language, js);
    await signIn(page, address);

    // A new request, with a file and a hint.
    await page.goto(`${own.url}/portal/new`);
    await page.fill('#subject', subject);
    await page.fill('#text', text);
    await page.selectOption('#kind', 'help-desk');
    // As long as names get, and with a character that takes two places where it is cut.
    const file = {
      name: `😀perché è vuoto ${'!'.repeat(80)}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from('a;b\n1;2\n'),
    };
    await page.setInputFiles('#files', file);
    await page.click('main form button');
    expect(await page.textContent('main')).toContain(says.opened);
    const number = Number(/requests\/(\d+)/.exec(page.url())?.[1]);
    const path = `${own.url}/portal/requests/${number}`;
    expect(await page.textContent('main')).toContain('perché è vuoto');
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

    // A colleague takes part, and what is written about it is in the other language from now on.
    await page.locator('summary').click();
    await page.fill('#colleague', 'collega@elsewhere.example');
    await page.click('form[action$="/colleague"] button');
    await page.locator('summary').click();
    const other = language === 'it' ? 'en' : 'it';
    await page.selectOption('form[action$="/language"] select', other);
    await page.click('form[action$="/language"] button');
    expect(await findTicket(db(), number)).toMatchObject({
      participants: expect.arrayContaining(['collega@elsewhere.example']),
      language: other,
    });
    await page.locator('summary').click();
    await page.selectOption('form[action$="/language"] select', language);
    await page.click('form[action$="/language"] button');

    // What an operator opens is told to them.
    await anna.press(subject, 'open');
    await expect.poll(() => readings(page, path), patient).toContain(says.reader);

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
    const stranger = await aPage(language, js);
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
    await page.locator('form[action$="/rate"]').locator('xpath=..').locator('summary').click();
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

    // Their data, theirs to take; and out everywhere: a form in another tab says so, and keeps what was written.
    const tab = await tabOf(page);
    await tab.goto(path);
    await tab.fill('#text', 'Scritto a lungo / written at length');
    await page.goto(`${own.url}/portal/profile`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('form[action$="/data"] button'),
    ]);
    const taken = unzipSync(readFileSync(await download.path()));
    expect(strFromU8(taken[`${number}/${number}.json`] ?? new Uint8Array())).toContain('Prova 42');
    expect(Object.keys(taken).some(each => each.endsWith('.csv'))).toBe(true);
    await page.click('form[action$="sign-out-everywhere"] button');
    await page.locator('#address').waitFor();
    await tab.click(`section[aria-labelledby=write] button:text-is("${says.send}")`);
    expect(await tab.textContent('main')).toContain(says.ended);
    expect(await tab.inputValue('#typed')).toContain('written at length');
    await page.context().close();
  },
);

describe('of what somebody sends', () => {
  const address = 'sofia.conti@studioconti.example';
  let page: Page;
  let path = '';
  const numberOn = (shown: Page) => Number(/requests\/(\d+)/.exec(shown.url())?.[1]);
  const written = async (form: Page, text: string) => {
    await form.fill('#text', text);
    await form.click('section[aria-labelledby=write] button');
  };
  beforeAll(async () => {
    await saveAccess(db(), {
      address,
      name: 'Sofia Conti',
      language: 'it',
      company: null,
      grantedAt: new Date(),
    });
    page = await aPage('it', true);
    await signIn(page, address);
    await page.locator('h1').waitFor();
  }, 60_000);
  afterAll(async () => await page.context().close());

  test('pressed twice, and again behind a step back, one request comes', async () => {
    const fill = async () => {
      await page.fill('#subject', 'Fatture doppie');
      await page.fill('#text', 'Le fatture di ottobre risultano doppie nel registro.');
    };
    await page.goto(`${own.url}/portal/new`);
    await fill();
    await page.locator('main form button').dblclick();
    await page.waitForURL(/done=opened/);
    path = page.url().split('?')[0] ?? '';
    await page.goBack();
    await fill();
    await page.locator('main form button').click();
    await page.waitForURL(/done=opened/);
    expect(page.url()).toContain(path);
    await page.goto(`${own.url}/portal?which=all`);
    expect(await page.locator('ul.rows li').count()).toBe(1);
  });

  test('what is too large, or too many, comes back with the words; what could run is kept from being opened', async () => {
    await page.goto(path);
    const large = join(tmpdir(), `sportello-large-${process.pid}.zip`);
    writeFileSync(large, Buffer.alloc(15.5 * 1024 * 1024));
    await page.setInputFiles('#files', large);
    await written(page, 'Con un allegato enorme');
    rmSync(large);
    expect(await page.textContent('#files-fault')).toContain('troppo grandi');
    expect(await page.inputValue('#text')).toBe('Con un allegato enorme');
    const small = { name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('x') };
    await page.setInputFiles(
      '#files',
      Array.from({ length: 6 }, (_, at) => ({ ...small, name: `${at}.txt` })),
    );
    await page.click('section[aria-labelledby=write] button');
    expect(await page.textContent('#files-fault')).toContain('troppi file');
    const program = {
      name: 'aggiornamento.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    };
    await page.setInputFiles('#files', program);
    await page.click('section[aria-labelledby=write] button');
    expect(await page.textContent('main')).toContain('Messaggio inviato.');
    expect(await page.textContent('ul.files')).toContain('i file di questo tipo non si aprono');
    expect(await page.locator('ul.files a').count()).toBe(0);
  });

  test('a page in another tab that is old by now says how it is, and loses nothing', async () => {
    const old = await tabOf(page);
    await old.goto(path);
    await page.goto(path);
    await page.click('button:text("Sì, è risolta")');
    expect((await findTicket(db(), numberOn(page)))?.status).toBe('closed');
    // What was written before one knew is thanks, or opens it again; nothing of it is refused.
    await written(old, 'No, ne manca ancora una: la 1042.');
    expect(await old.textContent('main')).toContain('Messaggio inviato.');
    expect((await findTicket(db(), numberOn(page)))?.status).toBe('new');
    // The page from when it was closed asks how it went: that is not asked now.
    await page.check('input[name=verdict][value=up]');
    await page.click('form[action$="/rate"] button');
    expect(await page.textContent('[role=alert]')).toContain('la richiesta ha cambiato stato');
    expect((await findTicket(db(), numberOn(page)))?.rating).toBeNull();
    await old.close();
  });
});

describe('a company’s contact, whom a manager named', () => {
  const marta = 'marta.bruni@cartierapescara.example';
  const subject = 'Protocollo fermo in magazzino';
  let page: Page;
  beforeAll(async () => {
    const from = { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' };
    for (const each of [subject, 'Vulnerabilità nel protocollo'])
      await own.sandbox.mailbox.write(
        { from, to: support, subject: each, text: `${each}: ci aiutate?` },
        own.house.smtpPort,
      );
    await vi.waitFor(() => {
      if (anna.card(subject) === '') throw new Error('it has not come in');
    }, patient);
    page = await aPage('it', true);
  }, 60_000);
  afterAll(async () => await page.context().close());

  const wish = () =>
    (own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []).find(({ root }) =>
      (JSON.stringify(root.card) ?? '').includes(marta),
    )?.root;

  test('asks, is granted the company, and reads its requests but for what few may see', async () => {
    await page.goto(`${own.url}/portal/access`);
    await page.fill('#name', 'Marta Bruni');
    await page.fill('#address', marta);
    await page.click('main form button');
    await expect.poll(() => wish()?.id, patient).toBeTruthy();
    const verb = { verb: 'grant-portal-for-company', step: 'submit' };
    const inputs = { 'grant-portal-for-company.company': 'cartiera-pescara' };
    await own.sandbox
      .people()
      .teams.execute(teamsIdOf('GIULIA'), teamsIds.channel, wish()?.id ?? '', verb, inputs);
    await expect
      .poll(
        () =>
          lettersTo(marta)
            .map(({ text }) => text)
            .join(),
        patient,
      )
      .toContain('Cartiera Pescara');
    await signIn(page, marta);
    await page.getByRole('link', { name: subject }).waitFor();
    expect(await page.textContent('main')).not.toContain('Vulnerabilità');
    expect(await page.textContent('h1')).toContain('Cartiera Pescara');
  });

  test('writes in their own name; the language and the rating are its requester’s', async () => {
    await page.getByRole('link', { name: subject }).click();
    await page.fill('#text', 'Sono Marta: è fermo anche in ufficio.');
    await page.click('section[aria-labelledby=write] button');
    await expect.poll(() => anna.thread(subject), patient).toContain('Marta Bruni');
    await expect.poll(() => inTeams(), patient).toContain('fermo anche in ufficio');
    expect(await page.textContent('ol.talk')).toContain('Marta Bruni');
    await page.locator('summary').click();
    expect(await page.locator('form[action$="/language"]').count()).toBe(0);
    expect(await page.locator('form[action$="/rate"]').count()).toBe(0);
  });

  test('as a stranger, nobody reads any of it: not by its address, not by its letter’s link, not with a code', async () => {
    const path = new URL(page.url()).pathname;
    const stranger = await aPage('it');
    await saveAccess(db(), {
      ...{ address: 'altro@altrove.example', name: 'Altro', language: 'it' as const },
      ...{ company: null, grantedAt: new Date() },
    });
    await stranger.goto(`${own.url}${path}`);
    expect(await stranger.textContent('main')).not.toContain(subject);
    await signIn(stranger, 'altro@altrove.example');
    const answer = await stranger.goto(`${own.url}${path}`);
    expect(answer?.status()).toBe(404);
    expect(await stranger.textContent('main')).not.toContain(subject);

    // Who is not known is told what all are told, and is mailed nothing.
    const nobody = await aPage('it');
    await nobody.goto(`${own.url}/portal`);
    await nobody.fill('#address', 'ladro@altrove.example');
    await nobody.click('main button');
    expect(await nobody.textContent('main')).toContain('Se questo indirizzo ha l’accesso');
    for (const left of [
      'ancora 4 volte',
      'ancora 3 volte',
      'ancora 2 volte',
      'ancora una volta',
      'non vale più',
    ]) {
      await nobody.fill('#code', '00000000');
      await nobody.click('main form button');
      expect(await nobody.textContent('#code-fault')).toContain(left);
    }
    expect(lettersTo('ladro@altrove.example')).toEqual([]);
    for (const each of [stranger, nobody]) await each.context().close();
  });
});
