import { beforeAll, describe, expect, test, vi } from 'vitest';
import { endPortalAccess } from '../../../src/desk/portal/access/decide.ts';
import { requestLink } from '../../../src/desk/portal/request-links.ts';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownHouse } from '../../journeys/a-house.ts';
import { requestFrom } from './a-request.ts';
import { aVisitor, letIn, signIn, type Visitor } from './a-visitor.ts';

const own = ownHouse();
const db = () => own.database.database.db;
const paolo = 'paolo.neri@cartierapescara.example';
const marta = 'marta.bruni@cartierapescara.example';
const emma = 'emma.clarke@northwind.example';

/** The words of Paolo's requests, an open one and one that few may see. */
const secrets = ['Zafferano', 'Melograno'];

const roles = [
  'nobody',
  'owner',
  'company contact',
  'colleague without the company',
  'contact of another company',
  'another customer',
  'one whose access ended',
  'holder of this request’s link',
  'holder of another request’s link',
] as const;
type Role = (typeof roles)[number];

const visitors = new Map<Role, Visitor>();
const numbers = { open: 0, restricted: 0, others: 0 };

async function write(address: string, subject: string, text: string): Promise<number> {
  return await requestFrom(own, db(), { address, subject, text });
}

/** An operator offers something; its letter has left. */
async function quote(subject: string, text: string): Promise<void> {
  const thread = () =>
    own.sandbox.teams
      .channel(teamsIds.channel)
      ?.threads.find(({ root }) => JSON.stringify(root.card)?.includes(subject))?.root;
  const press = async (verb: string, step = 'press', inputs = {}) => {
    const { teams } = own.sandbox.people();
    const [who, at] = [teamsIdOf('ANNA'), thread()?.id ?? ''];
    // Once the card has the button.
    await vi.waitFor(() => teams.execute(who, teamsIds.channel, at, { verb, step }, inputs), 60_000);
  };
  await vi.waitFor(() => expect(thread()).toBeDefined(), 60_000);
  await press('claim');
  await press('classify', 'submit', { 'classify.category': 'billable', 'classify.priority': '' });
  const until = new Date(own.sandbox.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const typed = { 'offer-quote.price': '480 €', 'offer-quote.until': until, 'offer-quote.text': text };
  await press('offer-quote', 'submit', typed);
  await press('offer-quote', 'confirm');
  await vi.waitFor(() => expect(JSON.stringify(own.sandbox.mailbox.of(paolo))).toContain(text), 60_000);
}

beforeAll(async () => {
  numbers.open = await write(paolo, 'Stampa Zafferano', 'Ci serve la stampa Zafferano.');
  numbers.restricted = await write(paolo, 'Vulnerabilità Melograno', 'Una vulnerabilità: Melograno.');
  numbers.others = await write(emma, 'Invoice', 'The VAT on the invoice is wrong.');
  await quote('Stampa Zafferano', 'Con Rosmarino.');
  await db().execute(`update ticket set restricted = true where number = ${numbers.restricted}`);
  await db().execute(`update ticket set company = 'cartiera-pescara' where number <> ${numbers.others}`);
  await letIn(db(), paolo);
  await letIn(db(), marta, 'cartiera-pescara');
  await letIn(db(), 'luca@cartierapescara.example');
  await letIn(db(), 'otto@other.example', 'harbour-freight');
  await letIn(db(), emma);
  await letIn(db(), 'ex@cartierapescara.example', 'cartiera-pescara');
  const now = own.sandbox.clock();
  const enter = async (role: Role, address: string, ticket: number | null = null) => {
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address, ticket, now });
    visitors.set(role, visitor);
  };
  visitors.set(
    'nobody',
    aVisitor(() => own.url),
  );
  await enter('owner', paolo);
  await enter('company contact', marta);
  await enter('colleague without the company', 'luca@cartierapescara.example');
  await enter('contact of another company', 'otto@other.example');
  await enter('another customer', emma);
  await enter('one whose access ended', 'ex@cartierapescara.example');
  await enter('holder of this request’s link', paolo, numbers.open);
  await enter('holder of another request’s link', emma, numbers.others);
  const by = { actor: { kind: 'desk' as const }, origin: 'cli' as const };
  await endPortalAccess({ db: db(), clock: own.sandbox.clock }, 'ex@cartierapescara.example', by);
});

const sees = { status: 200 };
/** Who may answer a quote on the page of a request that they see. */
const answers: Role[] = ['owner', 'holder of this request’s link'];
const isSentAway = { status: 303 };
const isNotThere = { status: 404 };

/** Who sees which page: what is not named here is refused. */
const mayRead: Record<'open' | 'restricted', Role[]> = {
  open: ['owner', 'company contact', 'holder of this request’s link'],
  restricted: ['owner'],
};
const isNobody = (role: Role) => role === 'nobody' || role === 'one whose access ended';

describe.each(roles)('%s', role => {
  const visitor = () => visitors.get(role) ?? aVisitor(() => own.url);

  test.each(['open', 'restricted'] as const)('a request that is %s', async kind => {
    const page = await visitor().get(`/portal/requests/${numbers[kind]}`);
    const expected = isNobody(role) ? isSentAway : mayRead[kind].includes(role) ? sees : isNotThere;
    expect(page).toMatchObject(expected);
    if (expected !== sees) for (const secret of secrets) expect(page.text).not.toContain(secret);
  });

  test.each(['/portal?which=all', '/portal?which=open', '/portal?which=closed'])('%s', async path => {
    const page = await visitor().get(path);
    const { text, status } = page;
    const list = status === 303 ? '' : text;
    expect(list.includes('Zafferano')).toBe(
      (role === 'owner' || role === 'company contact') && !path.includes('closed'),
    );
    expect(list.includes('Melograno')).toBe(role === 'owner' && !path.includes('closed'));
    expect(list.includes('Invoice')).toBe(role === 'another customer' && !path.includes('closed'));
  });

  test.each(['/portal/profile', '/portal/profile/erasure'])('%s', async path => {
    const isWhole = !isNobody(role) && !role.startsWith('holder');
    expect((await visitor().get(path)).status).toBe(isWhole ? 200 : 303);
  });

  test.each([
    '/portal/profile/language',
    '/portal/profile/data',
    '/portal/profile/erasure',
    '/portal/passkeys/remove',
  ])('%s, without this browser’s token', async path => {
    const page = await visitor().send(path, {
      method: 'POST',
      body: new URLSearchParams({ csrf: 'x' }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(page.status).toBe(403);
  });

  test('a passkey is for who is signed in, whole', async () => {
    const page = await visitor().get('/portal');
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const offered = await visitor().send('/portal/passkeys/offer', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', 'x-csrf': csrf },
    });
    const isWhole = !isNobody(role) && !role.startsWith('holder');
    expect(offered.status).toBe(isWhole ? 200 : 403);
  });

  test('a quote: who sees the request reads it, whoever asked has the buttons, and nobody else’s form does anything', async () => {
    const path = `/portal/requests/${numbers.open}`;
    const { text } = await visitor().get(path);
    expect(text.includes('Rosmarino')).toBe(mayRead.open.includes(role));
    const forms = text.replaceAll('&#x2F;', '/');
    expect(forms.includes(`action="${path}/quote"`)).toBe(answers.includes(role));
    // As whoever asked sends it, but that its quote is not there: it is found out last of all.
    const sent = await visitor().post(`${path}/quote`, { quote: '7', answer: 'yes', key: role });
    const expected = isNobody(role) ? isSentAway : mayRead.open.includes(role) ? { status: 422 } : isNotThere;
    expect(sent).toMatchObject(expected);
    if (!answers.includes(role)) {
      await visitor().post(`${path}/quote`, { quote: '1', answer: 'yes', key: role });
      expect((await findTicket(db(), numbers.open))?.quotes[0]?.state).toBe('open');
    }
  });

  test('its link opens nothing', async () => {
    const ticket = await findTicket(db(), numbers.open);
    if (!ticket) throw new Error('it is not there');
    const link = new URL(requestLink(ticket, own.url, await deskSecret(db())));
    const page = await visitor().get(link.pathname);
    expect(page.status).toBe(mayRead.open.includes(role) ? 303 : 200);
    if (page.status === 200) for (const secret of secrets) expect(page.text).not.toContain(secret);
    const altered = link.pathname.replace(String(numbers.open), String(numbers.others));
    expect((await visitor().get(altered)).status).toBe(404);
  });
});

test('every page for somebody is kept by nobody else', async () => {
  for (const path of ['/portal', '/portal/profile', `/portal/requests/${numbers.open}`]) {
    const { headers } = (await visitors.get('owner')?.get(path)) ?? {};
    expect(headers?.get('cache-control')).toBe('no-store');
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers?.get('content-security-policy')).not.toContain('unsafe');
  }
});

test('two forms with files of one person are read at once; a third is told so, and nobody else waits for them', async () => {
  const [owner, contact] = [visitors.get('owner'), visitors.get('company contact')];
  if (!owner || !contact) throw new Error('nobody came');
  const type = 'multipart/form-data; boundary=x';
  const wholeForm = '--x\r\ncontent-disposition: form-data; name="text"\r\n\r\nCiao\r\n--x--\r\n';
  const send = async (visitor: Visitor, body: ReadableStream<Uint8Array> | string = wholeForm) =>
    await visitor.send('/portal/new', {
      ...{ method: 'POST', body, duplex: 'half' },
      headers: { 'content-type': type, 'accept-language': 'en' },
    } as RequestInit);
  const under: ReadableStreamDefaultController<Uint8Array>[] = [];
  const slow = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from(wholeForm.slice(0, 40)));
        under.push(controller);
      },
    });
  const held = [send(owner, slow()), send(owner, slow())];
  const third = await vi.waitFor(async () => {
    const page = await send(owner);
    expect(page.status).toBe(429);
    return page;
  });
  expect(third.text).toContain('<h1>');
  expect(third.headers.get('retry-after')).toBe('5');
  // Their forms bear no token of these browsers: they are read, and refused for that.
  expect((await send(contact)).status).toBe(403);
  for (const controller of under) {
    controller.enqueue(Buffer.from(wholeForm.slice(40)));
    controller.close();
  }
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([403, 403]);
  await vi.waitFor(async () => expect((await send(owner)).status).toBe(403));
});
