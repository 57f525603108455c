import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { noteLooks } from '../../../src/desk/availability/note-looks.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { planMaintenance } from '../../../src/desk/maintenance/plan-maintenance.ts';
import { ratingLinks } from '../../../src/desk/portal/rating-links.ts';
import { requestLink } from '../../../src/desk/portal/request-links.ts';
import { answerQuote } from '../../../src/desk/quotes/answer.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { insertPasskey } from '../../../src/store/portal/passkeys.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { minuteMs } from '../../../src/ticket/availability/minutes.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import type { Started } from '../../journeys/a-house.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { deskBeside, ordered, quoteFor, takenIn, ticketNumbered } from './a-request.ts';
import { letIn } from './a-visitor.ts';

/** Whose browser it is: somebody's with many requests, one's without any, a company's contact's, a manager's; or nobody's. */
export const people = {
  emma: 'emma.clarke@northwind.example',
  hanako: 'hanako@kaisha.example',
  marta: 'marta.bruni@cartierapescara.example',
  giulia: 'giulia.verdi@interzen.example',
} as const;
export type Who = keyof typeof people | 'nobody';

/** A page in a state: where it is, who looks, and what they do there. @property path a name of `places`, or an address */
/** @property isLarge a page of many figures, which weighs more than others */
export type State = { path: string; who?: Who; act?: (page: Page) => Promise<unknown>; isLarge?: true };

const send = async (page: Page) => await page.locator('main form button').first().click();
/** What the page asks the browser to refuse is sent: the page says what is wrong by itself. */
const sendIn = (form: string) => async (page: Page) => await page.locator(`${form} button`).last().click();

const unfold = async (page: Page) =>
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
const report = { who: 'giulia', isLarge: true } as const;

export const states: Record<string, State> = {
  'signing in': { path: '/portal' },
  'signing in, with a fault': { path: '/portal', act: send },
  'a code': { path: '/portal/code' },
  'a code, with a fault': { path: '/portal/code', act: send },
  'a code that has expired': {
    path: '/portal/code',
    act: async page => {
      await page.fill('#code', '1234 5678');
      await send(page);
    },
  },
  'asking for access': { path: '/portal/access' },
  'asking for access, with faults': { path: '/portal/access', act: send },
  'asked for access': { path: '/portal/access/asked' },
  'a request’s link': { path: 'link' },
  'a form that has expired': {
    path: '/portal/access',
    act: async page => {
      await page.evaluate('document.querySelector("main [name=csrf]").value = "old"');
      await send(page);
    },
  },
  'a form, sent by who is signed out': {
    path: '/portal/access',
    act: async page => {
      const told = 'form.action = "/portal/requests/1/solved"; form.elements.name.name = "text"';
      await page.evaluate(`const form = document.querySelector('main form'); ${told}`);
      await page.fill('#name', 'What I wrote for an hour.');
      await send(page);
    },
  },
  'what is not there': { path: '/portal/nowhere' },
  'rating by a link': { path: 'rating' },
  'rating by a link, rated': { path: 'rating', act: send },
  'rating by a link, open again': { path: 'rating of open' },
  'a quote': { path: 'quote' },
  'a quote, accepted': { path: 'quote accepted' },
  'a quote, withdrawn': { path: 'quote withdrawn' },
  'my requests': { path: '/portal', who: 'emma' },
  'my requests, further back': {
    path: '/portal?which=all',
    who: 'emma',
    act: async page => await page.locator('a[rel=next]').click(),
  },
  'my requests, found': { path: '/portal?which=all&q=invoice', who: 'emma' },
  'my requests, none found': { path: '/portal?which=all&q=nowhere', who: 'emma' },
  'my requests, none': { path: '/portal', who: 'hanako' },
  'a company’s requests': { path: '/portal', who: 'marta' },
  'a request': { path: 'request', who: 'emma' },
  'a request of a colleague’s': { path: 'of the company', who: 'marta' },
  'a request that waits for an answer': { path: 'waiting', who: 'emma' },
  'a request with a quote': { path: 'quoted', who: 'emma' },
  'a request, answered without a word': {
    path: 'request',
    who: 'emma',
    act: sendIn('section[aria-labelledby=write]'),
  },
  'a request, a colleague named wrongly': {
    path: 'request',
    who: 'emma',
    act: async page => {
      await page.locator('summary').click();
      await page.fill('#colleague', 'nobody');
      await page.locator('form[action$="/colleague"] button').click();
    },
  },
  'a request, just sent': { path: 'request?done=opened', who: 'emma' },
  'a closed request': { path: 'closed', who: 'emma' },
  'a merged request': { path: 'merged', who: 'emma' },
  'a request that goes on in another’s': { path: 'joined', who: 'emma' },
  'a new request': { path: '/portal/new', who: 'emma' },
  'a new request, with faults': { path: '/portal/new', who: 'emma', act: send },
  'who read my data': { path: '/portal/readings', who: 'emma' },
  'who read my data: nobody': { path: '/portal/readings', who: 'hanako' },
  'my profile': { path: '/portal/profile', who: 'emma' },
  'my profile, with news': { path: '/portal/profile?said=erasure-asked', who: 'hanako' },
  'asking for erasure': { path: '/portal/profile/erasure', who: 'emma' },
  privacy: { path: '/portal/privacy' },
  terms: { path: '/portal/terms' },
  accessibility: { path: '/portal/accessibility' },
  'privacy, as the apps name it': { path: '/privacy' },
  'terms, as the apps name them': { path: '/terms' },
  'a colleague’s link to a request': { path: '/t/1042' },
  'the status of all services': { path: '/status' },
  'the report': { path: '/reports', ...report },
  'the report, all unfolded': { path: '/reports?by=company', act: unfold, ...report },
  'the report, of a company': { path: '/reports?company=cartiera-pescara', ...report },
  'the report, of days that are none': { path: '/reports?from=2026-11-30&to=2026-11-01', ...report },
  'why a figure is so': { path: '/reports/why?figure=opened', who: 'giulia' },
  'why a figure is so: nothing': { path: '/reports/why?figure=merged&month=2025-01', who: 'giulia' },
  'how a request is counted': { path: 'counted', who: 'giulia' },
  'how a closing is counted': { path: 'counted closing', who: 'giulia' },
  'how an open request is counted': { path: 'counted open', who: 'giulia' },
  'why, of an hour and of values that are none': {
    path: '/reports/why?figure=opened&hour=1-9&month=2026-13&category=x&step=year',
    who: 'giulia',
  },
  'when a service was down': { path: '/reports/outages?service=zenshare', who: 'giulia' },
  'what the figures mean': { path: '/reports/definitions', ...report },
};

const emma = { name: 'Emma Clarke', address: people.emma };
const paolo = { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' };

/** What these pages show. @returns the addresses of those that have a name */
export async function furnished(own: Started): Promise<Map<string, string>> {
  const desk = await deskBeside(own);
  const { db } = desk;
  for (const address of [people.emma, people.hanako]) await letIn(db, address);
  await letIn(db, people.marta, 'cartiera-pescara');
  const from = async (subject: string, text: string) =>
    await takenIn(desk, { from: emma, subject, text, newText: text, language: 'en' });
  for (let index = 1; index <= 21; index += 1)
    await from(`Line ${index} of invoice ${index}`, `Line ${index} lacks. `.repeat(index));
  const request = await from('The export of invoices is empty', 'Since this morning:\n\nno line in it.');
  const waiting = await from('Printing from the registry', 'Printing from the registry stops at once.');
  const closed = await from('How to add a mailbox', 'How does one add a mailbox?');
  const merged = await from('The export again', 'Still no line in the export, and nothing in the log.');
  const paolos = 'La stampa dal protocollo si ferma.';
  const ofCompany = await takenIn(desk, { from: paolo, subject: 'Stampa', text: paolos, newText: paolos });
  await ordered(
    desk,
    ofCompany,
    { type: 'claim' },
    { type: 'enter-system', purpose: 'guardare la coda di stampa', ...justNow(desk) },
    { type: 'note-work', minutes: 45 },
  );
  const joined = await from('Stopped, too', 'It is the same as Paolo’s.');
  await db.execute(
    sql`update ticket set merged_into = ${ofCompany}, status = 'closed' where number = ${joined}`,
  );
  await db.execute(
    sql`update message set ticket = ${ofCompany}, came_with = ${joined} where ticket = ${joined}`,
  );
  await ordered(desk, request, { type: 'claim' });
  await ordered(desk, waiting, { type: 'claim' }, { type: 'ask-clarification', text: 'From which browser?' });
  await ordered(
    desk,
    closed,
    { type: 'claim' },
    { type: 'classify', category: helpDesk, priority: null },
    { type: 'close', resolution: 'Under Settings, Mailboxes, Add.' },
  );
  await ordered(desk, merged, { type: 'merge', into: await ticketNumbered(db, request) });
  await readBy(desk, request);

  const offered = async (subject: string) => {
    const quoted = await from(subject, `${subject}, please: how much is it?`);
    return { quoted, link: await quoteFor(own, desk, quoted) };
  };
  const quote = await offered('A new layout');
  const accepted = await offered('Another report');
  await answerQuote(desk, accepted.link.split('/').at(-1) ?? '', { yes: true, network: '10.0.0.1' });
  const withdrawn = await offered('A third column');
  await ordered(desk, withdrawn.quoted, { type: 'withdraw-quote', version: 1 });

  await insertPasskey(db, {
    ...{ id: 'key', address: people.emma, name: 'Office laptop', publicKey: Buffer.from('k'), counter: 0 },
    ...{ transports: [], addedAt: desk.clock() },
  });
  await planned(desk);
  for (const [ago, isUp] of [30, 29, 28, 27, 26, 25].map(at => [at, at > 28 || at < 27] as const))
    await noteLooks(desk, { place: 'here', minute: minutesAgo(desk.clock(), ago) }, [
      { service: 'zenshare', isUp, why: isUp ? '' : 'HTTP 503' },
    ]);
  const secret = await deskSecret(db);
  const ratedBy = async (of: number) => ratingLinks(await ticketNumbered(db, of), own.url, secret).up;
  const path = (link: string) => new URL(link).pathname;
  return new Map([
    ['request', `/portal/requests/${request}`],
    ['request?done=opened', `/portal/requests/${request}?done=opened`],
    ['counted', `/reports/why?figure=opened&request=${closed}`],
    ['counted closing', `/reports/why?figure=resolveMedian&request=${closed}`],
    ['counted open', `/reports/why?figure=backlog&request=${request}`],
    ['waiting', `/portal/requests/${waiting}`],
    ['quoted', `/portal/requests/${quote.quoted}`],
    ['closed', `/portal/requests/${closed}`],
    ['merged', `/portal/requests/${merged}`],
    ['joined', `/portal/requests/${joined}`],
    ['of the company', `/portal/requests/${ofCompany}`],
    ['link', path(requestLink(await ticketNumbered(db, request), own.url, secret))],
    ['rating', path(await ratedBy(closed))],
    ['rating of open', path(await ratedBy(request))],
    ['quote', path(quote.link)],
    ['quote accepted', path(accepted.link)],
    ['quote withdrawn', path(withdrawn.link)],
  ]);
}

function justNow(desk: Desk): { from: string; now: string } {
  const now = desk.clock().toISOString();
  return { from: now, now };
}

/** An operator opens what stands there. */
async function readBy(desk: Desk, number: number): Promise<void> {
  const giulia = { email: 'giulia.verdi@interzen.example', name: 'Giulia Verdi', role: 'manager' as const };
  const reader = await enrolOperator(desk.db, giulia);
  await recordReading(
    desk,
    number,
    actorOf(reader),
    { what: 'conversation' },
    { origin: 'slack', key: null },
  );
}

/** Maintenance tomorrow, which the house reads with the next thing that happens. */
async function planned(desk: Desk): Promise<void> {
  const giulia = { email: 'giulia.verdi@interzen.example', name: 'Giulia Verdi', role: 'manager' as const };
  const actor = actorOf(await enrolOperator(desk.db, giulia));
  const inHours = (hours: number) => new Date(desk.clock().getTime() + hours * 3_600_000);
  const texts = { it: 'Per un’ora ZenShare è in sola lettura.', en: 'ZenShare is read-only for an hour.' };
  const plan = { id: 0, service: 'zenshare', from: inHours(24), to: inHours(25), texts };
  const done = await planMaintenance(
    desk,
    plan,
    { actor, origin: 'slack' },
    { was: null, announcement: null },
  );
  if (!done.ok) throw new Error(JSON.stringify(done));
}

/** The beginning of a minute before. */
export function minutesAgo(now: Date, count: number): Date {
  return new Date((Math.floor(now.getTime() / minuteMs) - count) * minuteMs);
}
