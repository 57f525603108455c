import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { wayIn } from '../../../src/desk/availability/availability-in.ts';
import { noteLooks } from '../../../src/desk/availability/note-looks.ts';
import { endPortalAccess } from '../../../src/desk/portal/access/decide.ts';
import { ratingLinks } from '../../../src/desk/portal/rating-links.ts';
import { requestLink } from '../../../src/desk/portal/request-links.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { insertPasskey, passkeysOf } from '../../../src/store/portal/passkeys.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { ownHouse } from '../../journeys/a-house.ts';
import { deskBeside, quoteFor, requestFrom, takenIn, ticketNumbered } from './a-request.ts';
import { aVisitor, letIn, type Page, signIn, type Visitor } from './a-visitor.ts';
import { routesOf } from './routes-of.ts';
import { minutesAgo } from './states.ts';

/** Who comes; several are answered alike. */
const roles = {
  nobody: 'outside',
  'one whose access was ended': 'outside',
  'an operator, by her own address': 'both',
  'a manager, who is no customer': 'colleague',
  'another customer': 'stranger',
  'contact of another company': 'stranger',
  'colleague without the company': 'stranger',
  'contact whose company was taken away': 'stranger',
  'holder of another request’s link': 'otherLink',
  'holder of this request’s link': 'thisLink',
  'contact of the company': 'contact',
  owner: 'owner',
} as const;
type Role = keyof typeof roles;
const everybody = Object.keys(roles).filter((role): role is Role => role in roles);
const columns = [
  'outside',
  'stranger',
  'otherLink',
  'thisLink',
  'contact',
  'owner',
  'both',
  'colleague',
] as const;
type Column = (typeof columns)[number];

/**
 * Every route of the app, as every role; an answer alone holds for all. The request is Paolo's, of his company. To an operator who is
 * a customer too it is a stranger's, and to who is of the house alone the customers' pages are shut: where more than that is to be
 * said, it stands in two more columns.
 *
 * What programs call is there once somebody has a token.
 *
 * - page: it is shown. done: it was done, and the answer leads on. asked: again, with what is wrong.
 * - moved: to the page where they sign in, or to the one request that they may see. gone: there is nothing for them. refused.
 */
const table = rowsOf(`
  GET /portal                                       page    page  moved   moved page  page  page moved
  GET /reports                                      moved   gone  gone    gone  gone  gone  page page
  GET /reports/why                                  moved   gone  gone    gone  gone  gone  gone gone
  GET /reports/why (figure)                         moved   gone  gone    gone  gone  gone  page page
  GET /reports/outages                              moved   gone  gone    gone  gone  gone  gone gone
  GET /reports/outages (wayin)                      moved   gone  gone    gone  gone  gone  page page
  GET /reports/definitions                          moved   gone  gone    gone  gone  gone  page page
  GET /reports/figures.csv                          moved   gone  gone    gone  gone  gone  page page
  GET /reports/figures.json                         moved   gone  gone    gone  gone  gone  page page
  GET /portal/requests/:number                      moved   gone  gone    page  page  page
  GET /portal/requests/:number (restricted)         moved   gone  gone    gone  gone  page
  GET /portal/requests/:number (none)               moved   gone  gone    gone  gone  gone
  GET /portal/requests/:number/files/:file          moved   gone  gone    page  page  page
  GET /portal/requests/:number/files/:file (others) moved   gone  gone    gone  gone  gone
  POST /portal/requests/:number/write               refused gone  gone    done  done  done
  POST /portal/requests/:number/write (restricted)  refused gone  gone    gone  gone  done
  POST /portal/requests/:number/write (closed)      refused gone  gone    done  done  done
  POST /portal/requests/:number/solved              refused gone  gone    done  done  done
  POST /portal/requests/:number/language            refused gone  gone    asked asked done
  POST /portal/requests/:number/colleague           refused gone  gone    asked done  done
  POST /portal/requests/:number/quote               refused gone  gone    asked asked asked
  POST /portal/requests/:number/quote (quoted)      refused gone  gone    gone  asked done
  POST /portal/requests/:number/rate (closed)       refused gone  gone    done  asked done
  GET /portal/new                                   moved   page  gone    gone  page  page
  POST /portal/new                                  refused done  asked   asked done  done
  GET /portal/readings                              moved   page  gone    gone  page  page
  GET /portal/profile                               moved   page  moved   moved page  page
  POST /portal/profile/language                     refused done  moved   moved done  done
  POST /portal/profile/data                         refused page  moved   moved page  page
  GET /portal/profile/erasure                       moved   page  moved   moved page  page
  POST /portal/profile/erasure                      refused done  moved   moved done  done
  POST /portal/passkeys/offer                       refused page  refused refused page  page
  POST /portal/passkeys                             refused asked refused refused asked asked
  POST /portal/passkeys/ask                         page
  POST /portal/passkeys/enter                       asked
  POST /portal/passkeys/remove (others)             refused done  moved   moved done  done
  GET /portal/access                                page
  POST /portal/access                               done
  GET /portal/access/asked                          page
  POST /portal/sign-in                              done
  GET /portal/code                                  page
  POST /portal/code                                 asked
  GET /portal/r/:number/:mark                       page    page  page    moved moved moved
  GET /portal/r/:number/:mark (altered)             gone
  POST /portal/r/:number/:mark                      done
  POST /portal/r/:number/:mark (altered)            gone
  GET /portal/rate/:number/:mark/:verdict           page
  GET /portal/rate/:number/:mark/:verdict (altered) gone
  POST /portal/rate/:number/:mark/:verdict          done
  POST /portal/rate/:number/:mark/:verdict (altered) gone
  GET /quote/:link                                  page
  GET /quote/:link (altered)                        gone
  POST /quote/:link (altered)                       gone
  POST /quote/:link                                 done
  GET /portal/privacy                               page
  GET /portal/terms                                 page
  GET /portal/accessibility                         page
  GET /privacy                                      page
  GET /terms                                        page
  GET /status                                       page
  GET /t/:number                                    page
  GET /.well-known/security.txt                     page
  GET /healthz                                      page
  GET /metrics                                      refused
  GET /assets/:digest/style.css                     page
  GET /assets/:digest/passkeys.js                   page
  GET /files/:token                                 refused
  GET /files/:token/source                          refused
  POST /slack/events                                refused
  POST /api/messages                                asked
  GET /api/openapi.json                             gone
  GET /api/tickets/:number                          gone
  POST /api/tickets                                 gone
  POST /api/tickets/:number/comments                gone
  GET /api/probes                                   gone
  POST /api/probes                                  gone
  POST /portal/sign-out                             moved
  POST /portal/profile/sign-out-everywhere          refused moved moved   moved moved moved
`);

type Answer = 'page' | 'done' | 'moved' | 'gone' | 'refused' | 'asked';
type Row = { method: string; route: string; of: string; answers: Record<Column, string> };

function rowsOf(text: string): [name: string, row: Row][] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [, method = '', route = '', of = '', said = ''] =
        /^\s*(\S+) (\S+)(?: \((\w+)\))?\s+(.+)$/.exec(line) ?? [];
      const words = said.split(/\s+/);
      const answers = Object.fromEntries(
        columns.map((column, index) => [
          column,
          words[index] ?? words[column === 'both' ? 1 : 0] ?? words[0],
        ]),
      ) as Row['answers'];
      return [`${method} ${route}${of && ` (${of})`}`, { method, route, of, answers }];
    });
}

const own = ownHouse({
  change: yaml =>
    `${yaml}\nsecurity:\n  contact: [security@interzen.it]\n  securityTxt: { expires: 2099-06-30 }\nreports: { perOperator: true }\nprivacy: { askReason: true }\n`,
});
const db = () => own.database.database.db;
const paolo = 'paolo.neri@cartierapescara.example';
const emma = 'emma.clarke@northwind.example';

/** Words that only these may read, wherever they stand. */
const secrets: Record<string, Role[]> = {
  Zafferano: ['holder of this request’s link', 'contact of the company', 'owner'],
  Melograno: ['owner'],
  Rosmarino: ['another customer', 'holder of another request’s link'],
};

const visitors = new Map<Role, Visitor>();
const visitorAs = (role: Role): Visitor => {
  const visitor = visitors.get(role);
  if (!visitor) throw new Error('nobody came');
  return visitor;
};
const numbers = { open: 0, closed: 0, restricted: 0, others: 0, quoted: 0 };
const files = { own: 0, others: 0 };
const links = { request: '', rating: '', quote: '' };
const now = () => own.sandbox.clock();

async function signedIn(address: string, ticket: number | null = null): Promise<Visitor> {
  const visitor = aVisitor(() => own.url);
  await signIn(visitor, db(), { address, ticket, now: now() });
  return visitor;
}

const known = new Map<Role, [address: string, ticket: number | null]>();
async function came(role: Role, address: string, ticket: number | null = null): Promise<void> {
  visitors.set(role, await signedIn(address, ticket));
  known.set(role, [address, ticket]);
}

/** Who signs out is not there for what comes behind: so it is another browser of theirs. */
async function visitorFor(role: Role, { route }: Row): Promise<Visitor> {
  const [address, ticket = null] = known.get(role) ?? [];
  return route.includes('/sign-out') && address ? await signedIn(address, ticket) : visitorAs(role);
}

let written = 0;
/** A request of Paolo's that nobody has tried anything on yet. */
async function anotherOfPaolo(isClosed = false): Promise<number> {
  written += 1;
  const subject = `Stampa Zafferano ${written}`;
  const text = `La stampa Zafferano è ferma: riga ${written}.`;
  const from = { name: 'Paolo Neri', address: paolo };
  const number = await takenIn(await deskBeside(own), { from, subject, text, newText: text });
  if (isClosed) await visitorAs('owner').post(`/portal/requests/${number}/solved`);
  return number;
}

/** Sends a file with a message. @returns its id */
async function fileSent(role: Role, number: number, content: string): Promise<number> {
  const page = await visitorAs(role).upload(`/portal/requests/${number}/write`, { text: content }, [
    new File([content], 'righe.csv', { type: 'text/csv' }),
  ]);
  expect(page.location).toContain('done=written');
  const { text } = await visitorAs(role).get(`/portal/requests/${number}`);
  return Number(/files&#x2F;(\d+)/.exec(text)?.[1] ?? /files\/(\d+)/.exec(text)?.[1]);
}

beforeAll(async () => {
  visitors.set(
    'nobody',
    aVisitor(() => own.url),
  );
  await letIn(db(), paolo);
  await letIn(db(), emma);
  await letIn(db(), 'anna.rossi@interzen.example');
  await letIn(db(), 'marta.bruni@cartierapescara.example', 'cartiera-pescara');
  await letIn(db(), 'luca@cartierapescara.example');
  await letIn(db(), 'sofia.conti@studioconti.example', 'studio-conti');
  await letIn(db(), 'former@cartierapescara.example', 'cartiera-pescara');
  await letIn(db(), 'ex@cartierapescara.example', 'cartiera-pescara');
  await came('owner', paolo);
  await came('another customer', emma);
  await came('an operator, by her own address', 'anna.rossi@interzen.example');
  await came('a manager, who is no customer', 'giulia.verdi@interzen.example');
  await came('contact of the company', 'marta.bruni@cartierapescara.example');
  await came('colleague without the company', 'luca@cartierapescara.example');
  await came('contact of another company', 'sofia.conti@studioconti.example');
  await came('contact whose company was taken away', 'former@cartierapescara.example');
  await letIn(db(), 'former@cartierapescara.example', null);
  await came('one whose access was ended', 'ex@cartierapescara.example');
  const by = { actor: { kind: 'desk' as const }, origin: 'cli' as const };
  await endPortalAccess({ db: db(), clock: now }, 'ex@cartierapescara.example', by);
  const looked = [{ service: wayIn.smtp, isUp: true, why: '' }];
  await noteLooks({ db: db() }, { place: 'here', minute: minutesAgo(now(), 5) }, looked);

  numbers.open = await anotherOfPaolo();
  numbers.closed = await anotherOfPaolo(true);
  const flaw = {
    address: paolo,
    subject: 'Vulnerabilità Melograno',
    text: 'Una falla di sicurezza: Melograno.',
  };
  numbers.restricted = await requestFrom(own, db(), flaw);
  const invoice = { address: emma, subject: 'Invoice Rosmarino', text: 'The VAT of Rosmarino is wrong.' };
  numbers.others = await requestFrom(own, db(), invoice);
  await came('holder of this request’s link', paolo, numbers.open);
  await came('holder of another request’s link', emma, numbers.others);
  files.own = await fileSent('owner', numbers.open, 'Zafferano;1');
  files.others = await fileSent('another customer', numbers.others, 'Rosmarino;1');

  const secret = await deskSecret(db());
  links.request = new URL(requestLink(await ticketNumbered(db(), numbers.open), own.url, secret)).pathname;
  links.rating = new URL(
    ratingLinks(await ticketNumbered(db(), numbers.closed), own.url, secret).up,
  ).pathname;
  numbers.quoted = await anotherOfPaolo();
  links.quote = new URL(await quoteFor(own, await deskBeside(own), numbers.quoted)).pathname;
  const key = { name: 'Portatile', publicKey: Buffer.from('k'), counter: 0, transports: [], addedAt: now() };
  await insertPasskey(db(), { id: 'key-of-paolo', address: paolo, ...key });
});

/** What a form brings, by the end of its route. */
const fields: Record<string, Record<string, string>> = {
  write: { text: 'Scrivo io.' },
  language: { language: 'en' },
  colleague: { colleague: 'collega@cartierapescara.example' },
  rate: { verdict: 'down' },
  quote: { quote: '1', answer: 'yes' },
  ':verdict': { verdict: 'up' },
  new: { subject: 'Una mia richiesta', text: 'Ne apro una.' },
  remove: { id: 'key-of-paolo' },
  'sign-in': { address: paolo },
  access: { name: 'Qualcuno', address: 'qualcuno@altrove.example' },
  code: { code: '12345678' },
  ':link': { answer: 'no' },
};
const bringsFiles = (route: string) => /\/(write|new)$/.test(route);
const speaksJson = (route: string) => /passkeys(\/(offer|ask|enter))?$/.test(route);

/** The page's address, as this row means it. */
function pathOf({ route, of }: Row, number: number): string {
  const altered = (link: string) => link.replace(/\d+/, String(numbers.others));
  const whole: Record<string, string> = {
    '/portal/r/:number/:mark': links.request,
    '/portal/rate/:number/:mark/:verdict': links.rating,
    '/quote/:link': links.quote,
  };
  const link = whole[route];
  if (link !== undefined) return of === 'altered' ? altered(link) : link;
  if (route.startsWith('/assets/'))
    return (
      routes()
        .find(each => each.endsWith(route.split('/').at(-1) ?? ''))
        ?.slice(4) ?? ''
    );
  if (of === 'figure') return `${route}?figure=opened`;
  if (of === 'wayin') return `${route}?service=${wayIn.smtp}`;
  const file = of === 'others' ? files.others : files.own;
  return route.replace(':number', String(number)).replace(':file', String(file)).replace(':token', 'forged');
}

function numberOf({ of }: Row): number {
  if (of === 'none') return 999_999;
  if (of === 'quoted') return numbers.quoted;
  return of === 'restricted' ? numbers.restricted : of === 'closed' ? numbers.closed : numbers.open;
}

/** @property csrf in place of this browser's own @property site from which the browser says that the form comes */
type Forged = { csrf?: string; site?: string };

async function send(visitor: Visitor, row: Row, path: string, { csrf, site }: Forged = {}): Promise<Page> {
  const { method, route } = row;
  const place = [...visitors.values()].indexOf(visitor);
  const headers = {
    // Each from a network of their own: how much one network may is another test's.
    'x-forwarded-for': `10.7.${place + 1}.1`,
    ...(site ? { 'sec-fetch-site': site } : {}),
  };
  if (method !== 'POST') return await visitor.get(path, headers);
  if (speaksJson(route))
    return await visitor.json(path, {}, { ...headers, ...(csrf ? { 'x-csrf': csrf } : {}) });
  const brought = { ...fields[route.split('/').at(-1) ?? ''], ...(csrf ? { csrf } : {}) };
  return bringsFiles(route)
    ? await visitor.upload(path, brought, [], headers)
    : await visitor.post(path, brought, headers);
}

function answerOf({ status, location }: Page): Answer | number {
  if (status === 303)
    return /^\/(portal(\/requests\/\d+|\?to=.*)?|reports)$/.test(location ?? '') ? 'moved' : 'done';
  const answers: Record<number, Answer> = {
    ...{ 200: 'page', 201: 'done', 400: 'asked', 422: 'asked', 401: 'refused', 403: 'refused', 404: 'gone' },
  };
  return answers[status] ?? status;
}

/** Who may do something to a request does it to one of its own: what others are refused lies unchanged. */
async function tried(role: Role, row: Row): Promise<Answer | number> {
  const isDone = row.route.includes('/requests/') && row.answers[roles[role]] === 'done';
  const number =
    isDone && !['restricted', 'quoted'].includes(row.of)
      ? await anotherOfPaolo(row.of === 'closed')
      : numberOf(row);
  const visitor =
    isDone && role === 'holder of this request’s link'
      ? await signedIn(paolo, number)
      : await visitorFor(role, row);
  const before = isDone ? await eventsAfter(db(), number, 0) : [];
  const page = await send(visitor, row, pathOf(row, number));
  // Whoever works here reads subjects in the report; Anna and Giulia those of the few, too.
  const readsAll = row.route.startsWith('/reports') && ['both', 'colleague'].includes(roles[role]);
  for (const [word, readers] of Object.entries(secrets))
    if (!readsAll && !readers.includes(role)) expect(page.text, `${role} reads ${word}`).not.toContain(word);
  if (isDone) {
    const [event] = (await eventsAfter(db(), number, 0)).slice(before.length);
    expect(event).toMatchObject({ origin: 'portal', actor: { kind: 'customer' } });
  }
  return answerOf(page);
}

/** Of another origin, or only there beside stand-ins. */
const isSandbox = (route: string) => /^\w+ \/(sandbox.*)?$/.test(route);
const mounts = [
  ...['/sandbox', '/sandbox/page', '/sandbox/slack/api', '/sandbox/teams'],
  ...['/slack/events', '/portal', '/quote', '/status', '/assets', '/api/tickets'],
];
function routes(): string[] {
  return routesOf(own.web, mounts);
}

test('each route of the app has its row, and no row is of a route that is not there', () => {
  const there = routes()
    .filter(route => !isSandbox(route) && !/^(USE|ALL) /.test(route))
    .map(route => route.replace(/assets\/\w{16}/, 'assets/:digest'))
    .toSorted();
  expect([...new Set(table.map(([, { method, route }]) => `${method} ${route}`))].toSorted()).toEqual(there);
});

describe('each role', () => {
  let before: number;
  beforeAll(async () => {
    before = (await eventsAfter(db(), numbers.open, 0)).length;
  });

  test.each(table)('%s', async (_, row) => {
    const answered: Record<string, unknown> = {};
    for (const role of everybody) answered[role] = await tried(role, row);
    expect(answered).toEqual(Object.fromEntries(everybody.map(role => [role, row.answers[roles[role]]])));
  });

  test('whoever was refused has changed nothing, and nobody has lost a passkey to another', async () => {
    const since = (await eventsAfter(db(), numbers.open, 0)).slice(before);
    // What a colleague of the one who asked was shown, they have read.
    const [first, ...others] = since.map(({ event, actor }) => [event.type, actor.kind].join(' '));
    expect(first).toBe('conversation-opened customer');
    expect(others.filter(each => !/^(conversation|attachment)-opened customer$/.test(each))).toEqual([]);
    // Its owner has removed it, as the last of all.
    expect(await passkeysOf(db(), paolo)).toEqual([]);
  });
});

describe('a form', () => {
  const forms = table.filter(
    ([, { method, route, of }]) =>
      method === 'POST' && /^\/(portal|quote)/.test(route) && !['altered', 'restricted'].includes(of),
  );

  test.each(forms)('%s, with another browser’s token, or from another site', async (_, row) => {
    const owner = await signedIn(paolo);
    const csrf = await aVisitor(() => own.url).csrf();
    const path = pathOf(row, numbers.open);
    const before = await eventsAfter(db(), numbers.open, 0);
    expect(answerOf(await send(owner, row, path, { csrf }))).toBe('refused');
    expect(answerOf(await send(owner, row, path, { site: 'cross-site' }))).toBe('refused');
    expect(answerOf(await send(owner, row, path, { site: 'same-site' }))).toBe('refused');
    const nobody = answerOf(await send(visitorAs('nobody'), row, path, { csrf }));
    expect(nobody).toBe('refused');
    expect(await eventsAfter(db(), numbers.open, 0)).toEqual(before);
  });
});

test('who works here and is not among the few reads in the report that there is something, and nothing of it', async () => {
  const few = await (await signedIn('anna.rossi@interzen.example')).get('/reports/why?figure=opened');
  expect(few.text).toContain('Melograno');
  const marco = await (await signedIn('marco.bianchi@interzen.example')).get('/reports/why?figure=opened');
  expect(marco.text).toContain('Zafferano');
  expect(marco.text).toContain(`#${numbers.restricted}`);
  expect(marco.text).not.toContain('Melograno');
});

test('where a reason is asked, what the figures count shows no subject without one of what is neither theirs nor in their queue', async () => {
  const marco = await signedIn('marco.bianchi@interzen.example');
  const { subject } = await ticketNumbered(db(), numbers.closed);
  const list = await marco.get('/reports/why?figure=closed');
  expect(list.text).toContain(`#${numbers.closed}`);
  expect(list.text).not.toContain(subject);
  const one = await marco.get(`/reports/why?figure=closed&request=${numbers.closed}`);
  expect(one.text).not.toContain(subject);
  for (const { text } of [list, one]) expect(text).toContain('dicendo il motivo');
  expect((await marco.get('/reports/why?figure=opened')).text).toContain('Zafferano');
});

test('of whose company it is what few may see the report tells those few alone', async () => {
  const of = (page: string) => `/reports${page}company=cartiera-pescara`;
  const [anna, marco] = [
    await signedIn('anna.rossi@interzen.example'),
    await signedIn('marco.bianchi@interzen.example'),
  ];
  expect((await anna.get(of('/why?figure=opened&'))).text).toContain(`#${numbers.restricted}`);
  const list = await marco.get(of('/why?figure=opened&'));
  expect(list.status).toBe(200);
  expect(list.text).not.toContain(`#${numbers.restricted}`);
  expect(list.text).toContain('contano qui senza azienda');
  const opened = async (visitor: Visitor) => {
    const { by } = JSON.parse((await visitor.get('/reports/figures.json')).text);
    const rows: { value: string; figures: { opened: { value: number } } }[] = by.company;
    const of = (company: string) => rows.find(({ value }) => value === company)?.figures.opened.value ?? 0;
    return { theirs: of('cartiera-pescara'), nobodys: of('') };
  };
  const [all, some] = [await opened(anna), await opened(marco)];
  expect([all.theirs - some.theirs, some.nobodys - all.nobodys]).toEqual([1, 1]);
});

test('of who has left, and of a priority that desk.yaml no longer lists, a manager is shown what was clicked, and no more', async () => {
  const gone = await enrolOperator(db(), {
    email: 'livia@interzen.example',
    name: 'Livia Sacchi',
    role: 'operator',
  });
  await db().execute(
    sql`update operator set left_at = ${now().toISOString()}::timestamptz where id = ${gone.id}`,
  );
  const giulia = await signedIn('giulia.verdi@interzen.example');
  for (const path of ['/reports?', '/reports/why?figure=opened&']) {
    const ofLivia = await giulia.get(`${path}operator=${gone.id}`);
    expect(ofLivia.text).toContain('Solo: Livia Sacchi');
    expect(ofLivia.text).not.toMatch(/class="said wait"/);
    expect((await giulia.get(`${path}priority=9`)).text).toMatch(/Solo: .*9/);
  }
  const list = await giulia.get(`/reports/why?figure=opened&operator=${gone.id}`);
  expect(list.text).toContain('Nessuna richiesta.');
  const marco = await signedIn('marco.bianchi@interzen.example');
  expect((await marco.get(`/reports?operator=${gone.id}`)).text).not.toContain('Livia');
});

test('every page for somebody is kept by nobody else, and runs nothing that is written in it', async () => {
  const owner = await signedIn(paolo);
  const paths = ['', '/new', '/readings', '/profile', '/profile/erasure', `/requests/${numbers.open}`];
  for (const path of paths) {
    const { headers, text } = await owner.get(`/portal${path}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(text).not.toMatch(/<[^>]+\s(on\w+|style)=/);
  }
});

const type = 'multipart/form-data; boundary=x';
const wholeForm = '--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nCiao\r\n--x--\r\n';
const sent = async (visitor: Visitor, body: ReadableStream<Uint8Array> | string = wholeForm) =>
  await visitor.send('/portal/new', {
    ...{ method: 'POST', body, duplex: 'half' },
    headers: { 'content-type': type, 'accept-language': 'en' },
  } as RequestInit);
/** @param under by whom the form's rest is sent */
function slowForm(under: ReadableStreamDefaultController<Uint8Array>[]) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(wholeForm.slice(0, 40)));
      under.push(controller);
    },
  });
}

test('strangers who send slowly hold no customer’s place', async () => {
  const under: ReadableStreamDefaultController<Uint8Array>[] = [];
  const strangers = Array.from({ length: 8 }, () =>
    sent(
      aVisitor(() => own.url),
      slowForm(under),
    ),
  );
  const owner = await signedIn(paolo);
  await vi.waitFor(() => expect(under).toHaveLength(8));
  // Its token is of no browser: it was read, and is refused for that.
  expect((await sent(owner)).status).toBe(403);
  for (const controller of under) controller.error(new Error('gone'));
  await Promise.allSettled(strangers);
});

test('who has signed out everywhere while a form was on its way has sent nothing', async () => {
  const [owner, elsewhere] = [await signedIn(paolo), await signedIn(paolo)];
  const before = (await ownSubjects()).length;
  const parts: ReadableStreamDefaultController<Uint8Array>[] = [];
  const token = await owner.csrf();
  const fields = { csrf: token, key: crypto.randomUUID(), subject: 'Dopo l’uscita', text: 'Non parte.' };
  const form = Object.entries(fields).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(form[0] ?? ''));
      parts.push(controller);
    },
  });
  const under = sent(owner, body);
  await vi.waitFor(() => expect(parts).toHaveLength(1));
  expect((await elsewhere.post('/portal/profile/sign-out-everywhere')).status).toBeLessThan(400);
  parts[0]?.enqueue(Buffer.from(`${form.slice(1).join('')}--x--\r\n`));
  parts[0]?.close();
  const page = await under;
  expect(page.status).toBe(403);
  expect(page.text).toContain('Non parte.');
  expect((await ownSubjects()).length).toBe(before);
});
async function ownSubjects() {
  return (
    (await signedIn(paolo).then(owner => owner.get('/portal'))).text.match(/\/portal\/requests\/\d+/g) ?? []
  );
}

test('two forms with files of one person are read at once, wherever they are signed in; a third is told so, and nobody else waits for them', async () => {
  const owner = await signedIn(paolo);
  const contact = await signedIn('marta.bruni@cartierapescara.example');
  const under: ReadableStreamDefaultController<Uint8Array>[] = [];
  const slow = () => slowForm(under);
  const held = [sent(owner, slow()), sent(await signedIn(paolo), slow())];
  const third = await vi.waitFor(async () => {
    const page = await sent(owner);
    expect(page.status).toBe(429);
    return page;
  });
  expect(third.text).toContain('<h1>');
  expect(third.headers.get('retry-after')).toBe('5');
  // Their forms bear no token of these browsers: they are read, and refused for that.
  expect((await sent(contact)).status).toBe(403);
  for (const controller of under) {
    controller.enqueue(Buffer.from(wholeForm.slice(40)));
    controller.close();
  }
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([403, 403]);
  await vi.waitFor(async () => expect((await sent(owner)).status).toBe(403));
});
