import type { Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { requestFor } from '../../../src/desk/portal/read-requests.ts';
import { quoteLinks } from '../../../src/desk/quotes/links.ts';
import { writersOf } from '../../../src/house/desk/letters.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { openLog } from '../../../src/log.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { digestOf } from '../../../src/ticket/quotes/document.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { pageFaults } from '../../../src/web/frame/form.ts';
import { frameOf } from '../../../src/web/frame/frame.ts';
import type { SignedInVisit } from '../../../src/web/portal/portal.ts';
import { quotesOnPage } from '../../../src/web/portal/requests/quotes-on-page.ts';
import { quoteRoutes } from '../../../src/web/quotes/routes.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { billable, bug } from '../../ticket/categories.ts';

// The page behind a quote's link, over a real HTTP server and a real database; the browser is fetch with a jar of cookies.
const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const log = openLog('silent');
let server: Server;
let anna: Operator;

beforeAll(async () => {
  desk.letters = writersOf(shippedConfig(), desk, 'secret').letters;
  const web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  const url = `http://127.0.0.1:${listening.port}`;
  desk.quoteLinks = quoteLinks('secret', url);
  const frame = frameOf(
    {
      name: 'Assistenza ZenShare',
      phone: '+39 085 0000000',
      hours: { it: 'lun-ven', en: 'Mon-Fri' },
      language: 'it',
      zone: 'Europe/Rome',
      accent: '#1f6f5c',
      logo: null,
      publicUrl: url,
      pages: { portal: false, status: false },
    },
    'secret',
    { passkeys: new Uint8Array() },
  );
  web.use(frame.routes, quoteRoutes(desk, frame));
  web.use('/quote', pageFaults(frame, log));
  anna = await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna Rossi',
    role: 'operator',
  });
});
afterAll(async () => await closeServer(server));

/** What comes back, and what a browser keeps of it. */
function browser() {
  const jar = new Map<string, string>();
  return async (
    url: string,
    {
      method,
      form,
      headers = {},
    }: { method?: string; form?: Record<string, string>; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(url, {
      method: method ?? (form ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: { cookie: [...jar].map(pair => pair.join('=')).join('; '), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const html = await response.text();
    return {
      status: response.status,
      html,
      headers: response.headers,
      csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
    };
  };
}

/** Opened and pressed, as people do it; what they see then. */
async function pressed(link: string, answer: string, go = browser()) {
  const { csrf } = await go(link);
  const sent = await go(link, { form: { csrf, answer } });
  return { status: sent.status, page: await go(link) };
}

let number = 0;
const now = async (): Promise<Ticket> => {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error('no request');
  return ticket;
};
const by = (operator: Operator) => ({ actor: actorOf(operator), origin: 'slack', key: null }) as const;
const order = async (...commands: OperatorCommand[]) => {
  const handled = await handle(desk, number, commands, by(anna));
  if (!handled.ok) throw new Error(JSON.stringify(handled));
};
const offer = (text = 'Nuovo tracciato, con <collaudo> & consegna.'): OperatorCommand => ({
  type: 'offer-quote',
  price: { of: 'sum', cents: 48_000, currency: 'EUR' },
  vat: 'IVA esclusa',
  text,
  lastDay: '2026-12-04',
  validUntil: '2026-12-04T23:00:00.000Z',
  now: desk.clock().toISOString(),
});
const linkTo = async (version = 1) => desk.quoteLinks.of(await now(), version);
const types = async () => (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);
const letters = async () =>
  (await conversationOf(desk.db, number))
    .filter(({ direction }) => direction === 'out')
    .map(({ text }) => text ?? '');

beforeEach(async () => {
  const name = Math.random().toString(36).slice(2, 8);
  const from = { name: 'Paolo Neri', address: `paolo@${name}.example` };
  const outcome = await takeIn(
    desk,
    anEmail({ from, sender: from, text: `Vorrei ${name}.`, subject: `Tracciato ${name}` }),
  );
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  number = outcome.ticket;
  await order({ type: 'claim' }, { type: 'classify', category: billable, priority: null }, offer());
});

describe('looking at it', () => {
  test('shows exactly what is accepted, and asks for an answer', async () => {
    const { status, html, headers } = await browser()(await linkTo());
    expect(status).toBe(200);
    for (const words of [
      `<h1>Preventivo ${number}/1</h1>`,
      'Nuovo tracciato, con &lt;collaudo&gt; &amp; consegna.',
      'Importo: 480,00 €',
      'IVA esclusa',
      'Valido fino al: 4 dicembre 2026',
      'name="answer" value="yes"',
      'name="answer" value="no"',
    ])
      expect(html.replaceAll('&#x2F;', '/')).toContain(words);
    expect(html).not.toMatch(/\{\{|undefined|\[object|<script|Tracciato [a-z0-9]{6}|Paolo/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  test('is in the language of the letter, or in the one that is asked for', async () => {
    expect((await browser()(await linkTo(), { headers: { 'accept-language': 'en' } })).html).toContain(
      'Non accetto',
    );
    const english = (await browser()(`${await linkTo()}?lang=en`)).html;
    expect(english).toContain('>Refuse<');
    // What is accepted stands as it was written.
    expect(english).toContain('Importo: 480,00 €');
  });

  test.each([
    ['GET', {}],
    ['HEAD', {}],
    ['GET', { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }],
    ['GET', { 'user-agent': 'Microsoft Office/16.0 (Safelinks)' }],
    ['OPTIONS', {}],
    ['PUT', {}],
    ['DELETE', {}],
    ['POST', {}],
    ['POST', { 'content-type': 'application/json' }],
  ])('by a program that follows links (%s %j) it presses nothing', async (method, headers) => {
    const link = await linkTo();
    for (const url of [link, `${link}?answer=yes`, `${link}/`]) await browser()(url, { method, headers });
    expect((await now()).quotes[0]?.state).toBe('open');
    expect(await types()).not.toContain('quote-accepted');
  });

  test.each([
    ['without its token', () => ({ answer: 'yes' })],
    ['with the token of another browser', (others: string) => ({ answer: 'yes', csrf: others })],
    ['with a made one', () => ({ answer: 'yes', csrf: 'x'.repeat(43) })],
  ])('a form %s does nothing', async (_, form) => {
    const link = await linkTo();
    const { csrf } = await browser()(link);
    const go = browser();
    await go(link);
    const sent = await go(link, { form: form(csrf) });
    expect(sent.status).toBe(403);
    expect((await now()).quotes[0]?.state).toBe('open');
  });

  test('a form from another site does nothing', async () => {
    const link = await linkTo();
    const go = browser();
    const { csrf } = await go(link);
    const sent = await go(link, {
      form: { csrf, answer: 'yes' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(sent.status).toBe(403);
    expect((await now()).quotes[0]?.state).toBe('open');
  });

  test('a form that says neither yes nor no does nothing', async () => {
    const { status } = await pressed(await linkTo(), 'perhaps');
    expect(status).toBe(303);
    expect((await now()).quotes[0]?.state).toBe('open');
  });
});

test.each([
  ['it', 'Può rispondere soltanto la persona a cui abbiamo inviato il preventivo.'],
  ['en', 'Only the person to whom we sent the quote can answer it.'],
] as const)(
  'whoever asked, and is written to elsewhere, reads on the portal who answers (%s)',
  async (language, says) => {
    for (const { id, state } of await conversationOf(desk.db, number))
      if (state === 'queued') await settleLetter(desk.db, id, 'sent', null, desk.clock());
    const { authorship, requester } = await now();
    const facts = JSON.stringify({
      authorship: { ...authorship, answersTo: { name: '', address: 'ufficio@altra.example' } },
    });
    await desk.db.execute(sql`update ticket set facts = facts || ${facts}::jsonb where number = ${number}`);
    const who = { ...requester, company: null, only: null, language };
    const read = await requestFor(desk, who, number);
    if (!read) throw new Error('not theirs');
    const visit = { who, language, speech: { language, zone: 'Europe/Rome' } } as unknown as SignedInVisit;
    const { quote } = quotesOnPage(read.request, read.quotes, visit, desk.clock());
    expect(quote).toMatchObject({ ask: false, notYours: says });
  },
);

describe('a link that is no link of theirs', () => {
  const isNowhere = async (link: string) => {
    const go = browser();
    const page = await go(link);
    expect(page.status).toBe(404);
    const { csrf } = await go(await linkTo());
    expect((await go(link, { form: { csrf, answer: 'yes' } })).status).toBe(404);
    expect((await now()).quotes[0]?.state).toBe('open');
    expect(page.html).not.toMatch(/tracciato|480/i);
    return page.html;
  };

  test('altered, of another request, of another version, of another desk: all look the same', async () => {
    const link = await linkTo();
    const seal = link.slice(link.lastIndexOf('/') + 1).replace(/^\d+-\d+-/, '');
    const at = (end: string) => link.replace(/[^/]*$/, end);
    const first = number;
    const pages = [
      await isNowhere(at(`${first}-1-${seal.replace(/^./, seal.startsWith('A') ? 'B' : 'A')}`)),
      await isNowhere(at(`${first}-2-${seal}`)),
      await isNowhere(at(`${first + 1}-1-${seal}`)),
      await isNowhere(at(`9999999-1-${seal}`)),
      await isNowhere(at(`99999999999-1-${seal}`)),
      await isNowhere(at('x')),
      await isNowhere(at(`${first}-1-`)),
      await isNowhere(at('%00')),
      await isNowhere(quoteLinks('another', link.replace(/\/quote.*/, '')).of(await now(), 1)),
      await isNowhere(desk.quoteLinks.of({ number: first, nonce: 'another' }, 1)),
    ];
    const without = (html: string) =>
      html
        .replaceAll('&#x2F;', '/')
        .replace(/href="\/quote[^"]*"/g, '')
        .replace(/value="[\w-]{43}"/g, '');
    expect(new Set(pages.map(without)).size).toBe(1);
  });

  test('of another request it answers that one alone', async () => {
    const others = await linkTo();
    const first = number;
    const from = { name: 'Carla', address: 'carla@altra.example' };
    const outcome = await takeIn(
      desk,
      anEmail({ from, sender: from, text: 'Tutt’altro, davvero.', subject: 'Altro' }),
    );
    number = outcome.outcome === 'opened' ? outcome.ticket : 0;
    await order({ type: 'claim' }, { type: 'classify', category: billable, priority: null }, offer());
    await pressed(others, 'yes');
    expect((await now()).quotes[0]?.state).toBe('open');
    number = first;
    expect((await now()).quotes[0]?.state).toBe('accepted');
  });
});

describe('accepted', () => {
  test('it is recorded, the page says so, and a letter confirms it: the text, when, from where, to whom it went, its digest', async () => {
    const { page } = await pressed(await linkTo(), 'yes');
    const { quotes, status, requester } = await now();
    const [quote] = quotes;
    expect(status).toBe('assigned');
    expect(quote).toMatchObject({
      state: 'accepted',
      answer: { way: 'link', network: '127.0.0.1', sentTo: requester.address },
    });
    const document = quote?.document ?? '';
    expect(quote?.digest).toBe(digestOf(document));
    expect(page.html).toContain('Accettato lunedì 23 novembre 2026, ore 10:00');
    expect(page.html).toContain(quote?.digest);
    expect(page.html).not.toContain('name="answer"');
    const confirmation = (await letters()).at(-1) ?? '';
    for (const words of [
      document,
      'Accettato lunedì 23 novembre 2026, ore 10:00',
      `dal link inviato a ${requester.address}`,
      '127.0.0.1',
      quote?.digest ?? '?',
    ])
      expect(confirmation).toContain(words);
  });

  test('in the log what happened stands without a word: they lie apart', async () => {
    await pressed(await linkTo(), 'yes');
    const rows = await own.database.connection<{ data: string }[]>`
      select data::text as data from ticket_event where ticket = ${number} and type in ('quote-offered', 'quote-accepted')`;
    const accepted = rows.map(({ data }) => data);
    expect(accepted).toHaveLength(2);
    for (const event of accepted) expect(event).not.toMatch(/collaudo|127\.0\.0\.1|paolo@|esclusa/);
  });

  test('pressed twice, at once and later, by yes and by no, it happens once', async () => {
    const link = await linkTo();
    const go = browser();
    const { csrf } = await go(link);
    const sent = await Promise.all(
      ['yes', 'yes', 'yes', 'yes'].map(answer => go(link, { form: { csrf, answer } })),
    );
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    await pressed(link, 'yes');
    const { page } = await pressed(link, 'no');
    expect(page.html).toContain('Testo accettato');
    expect((await types()).filter(type => type.startsWith('quote-') && type !== 'quote-offered')).toEqual([
      'quote-accepted',
    ]);
    expect((await letters()).filter(text => text.includes('SHA-256'))).toHaveLength(1);
  });
});

describe('refused', () => {
  test('the request is closed as rejected, with its own letter, and the page says so', async () => {
    const { page } = await pressed(await linkTo(), 'no');
    expect(await now()).toMatchObject({ status: 'closed', category: 'rejected-by-customer' });
    expect(page.html).toContain('non le sarà addebitato nulla');
    expect((await letters()).at(-1)).toContain('non è stato accettato');
  });
});

describe('what became of it meanwhile', () => {
  const saysSo = async (words: string, version = 1) => {
    const { page } = await pressed(await linkTo(version), 'yes');
    expect(page.html).toContain(words);
    expect(page.html).not.toMatch(/name="answer"|480/);
    expect((await now()).quotes[version - 1]?.state).not.toBe('accepted');
  };

  test('withdrawn', async () => {
    await order({ type: 'withdraw-quote', version: 1 });
    await saysSo('Preventivo ritirato');
  });

  test('changed: the old link says that there is a newer one, which can be accepted', async () => {
    await order(offer('Solo il tracciato.'));
    await saysSo('C’è un preventivo più recente');
    await pressed(await linkTo(2), 'yes');
    expect((await now()).quotes.map(({ state }) => state)).toEqual(['replaced', 'accepted']);
  });

  test('closed by the desk, and opened again', async () => {
    await order({ type: 'close', resolution: 'Fatto diversamente.' });
    await saysSo('La richiesta è stata chiusa');
    await order({ type: 'reopen', reason: '' });
    await saysSo('La richiesta è stata chiusa');
  });

  test('classified as what is not billed', async () => {
    await order({ type: 'classify', category: bug, priority: 3 });
    await saysSo('Preventivo ritirato');
  });

  test('merged into another', async () => {
    const first = number;
    const { requester } = await now();
    const outcome = await takeIn(
      desk,
      anEmail({ from: requester, sender: requester, text: 'Un’altra cosa.', subject: 'Altro' }),
    );
    const into = outcome.outcome === 'opened' ? await findTicket(desk.db, outcome.ticket) : null;
    if (!into) throw new Error('no other');
    number = first;
    await order({ type: 'merge', into });
    await saysSo('La richiesta è stata chiusa');
  });

  test('restricted: whoever holds the letter reads what it said, and may answer', async () => {
    await order({ type: 'restrict' });
    const { page } = await pressed(await linkTo(), 'yes');
    expect(page.html).toContain('Testo accettato');
    expect((await now()).quotes[0]?.state).toBe('accepted');
  });

  test('reminded of, and expired: the request is closed as rejected, with its own letter', async () => {
    const link = await linkTo();
    const [days, minutes] = [86_400_000, 60_000];
    desk.advance(9 * days + 511 * minutes);
    await tick(desk, null);
    expect((await letters()).at(-1)).toContain(link);
    expect((await letters()).at(-1)).toContain('fino a venerdì 4 dicembre 2026, ore 23:59');
    desk.advance(2 * days + 330 * minutes);
    // Before the clock comes by: its time has ended all the same.
    await saysSo('Preventivo scaduto');
    await tick(desk, null);
    await saysSo('Preventivo scaduto');
    expect(await now()).toMatchObject({ status: 'closed', category: 'rejected-by-customer' });
    expect((await letters()).at(-1)).toContain('è scaduto senza una sua risposta');
    desk.advance(-11 * days - 841 * minutes);
  });
});
