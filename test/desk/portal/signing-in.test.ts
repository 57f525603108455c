import { afterEach, describe, expect, test } from 'vitest';
import { endPortalAccess } from '../../../src/desk/portal/access/decide.ts';
import { type Asking, askCode } from '../../../src/desk/portal/ask-code.ts';
import { codeInWords, codeOf, isCode } from '../../../src/desk/portal/code.ts';
import { enterCode } from '../../../src/desk/portal/enter.ts';
import { networkOf } from '../../../src/desk/portal/network.ts';
import { signedIn } from '../../../src/desk/portal/signed-in.ts';
import { sweepPortal } from '../../../src/desk/portal/sweep.ts';
import { portalLetterCourier } from '../../../src/mail/portal/portal-courier.ts';
import { saveAccess } from '../../../src/store/portal/access.ts';
import { lastCodeOf } from '../../../src/store/portal/codes.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const secret = 'secret';
const minute = 60_000;
let browsers = 0;

type Sent = Parameters<Parameters<typeof portalLetterCourier>[1]['send']>[0];

async function anAddress(): Promise<string> {
  browsers += 1;
  const address = `cliente${browsers}@cliente.example`;
  await saveAccess(desk.db, {
    address,
    name: 'Paolo Neri',
    language: 'it',
    company: null,
    grantedAt: desk.clock(),
  });
  return address;
}

function aBrowser(about: Partial<Asking> = {}): Asking {
  browsers += 1;
  return { browser: `browser ${browsers}`, network: `192.0.2.${browsers}`, language: 'it', ...about };
}

async function typedIn({ browser }: Asking, typed?: string) {
  const code = await lastCodeOf(desk.db, browser);
  const right = codeOf(code?.nonce ?? '', secret);
  return await enterCode(desk, { typed: typed ?? right, browser, agent: 'Firefox' }, secret);
}

/** What is mailed of what waits. */
async function mailed({ browser }: Asking): Promise<Sent[]> {
  const sent: Sent[] = [];
  const carry = portalLetterCourier(
    desk,
    {
      send: async letter => {
        sent.push(letter);
        return { response: '250 ok' };
      },
      verify: async () => {},
      close: () => {},
    },
    {
      deskName: 'Assistenza',
      mailbox: 'support@interzen.example',
      portalUrl: 'https://desk.example.com/portal',
      secret,
      loopMark: 'mark',
    },
  );
  const code = await lastCodeOf(desk.db, browser);
  await carry({ kind: 'code', code: code?.id ?? 0 });
  await carry({ kind: 'code', code: code?.id ?? 0 });
  return sent;
}

afterEach(() => desk.advance(20 * minute));

describe('a code', () => {
  test('is mailed once, to whom it lets in, and opens once', async () => {
    const to = await anAddress();
    const asking = aBrowser();
    expect(await askCode(desk, { to, ticket: null }, asking)).toBe(true);
    const [letter, ...others] = await mailed(asking);
    expect(others).toEqual([]);
    const code = codeOf((await lastCodeOf(desk.db, asking.browser))?.nonce ?? '', secret);
    expect(letter?.to.address).toBe(to);
    expect(letter?.text).toContain(codeInWords(code));
    const entered = await typedIn(asking, ` ${codeInWords(code)} `);
    expect(entered).toMatchObject({ ok: true, ticket: null });
    expect(await signedIn(desk, entered.ok ? entered.token : '')).toMatchObject({ address: to, only: null });
    expect(await typedIn(asking)).toEqual({ ok: false, why: 'over' });
  });

  test('is not mailed to whom it does not let in, and nobody learns that', async () => {
    const asking = aBrowser();
    expect(await askCode(desk, { to: 'nobody@cliente.example', ticket: null }, asking)).toBe(true);
    expect(await mailed(asking)).toEqual([]);
    expect(await typedIn(asking)).toEqual({ ok: false, why: 'over' });
  });

  test('is not mailed when it can no longer be used', async () => {
    const asking = aBrowser();
    await askCode(desk, { to: await anAddress(), ticket: null }, asking);
    desk.advance(10 * minute);
    expect(await mailed(asking)).toEqual([]);
    expect(await typedIn(asking)).toEqual({ ok: false, why: 'over' });
  });

  test('opens nothing in another browser', async () => {
    const [asking, other] = [aBrowser(), aBrowser()];
    await askCode(desk, { to: await anAddress(), ticket: null }, asking);
    const code = codeOf((await lastCodeOf(desk.db, asking.browser))?.nonce ?? '', secret);
    expect(await typedIn(other, code)).toEqual({ ok: false, why: 'over' });
  });

  test('is over after five mistakes, two of them at once', async () => {
    const asking = aBrowser();
    await askCode(desk, { to: await anAddress(), ticket: null }, asking);
    expect(await typedIn(asking, '00000000')).toEqual({ ok: false, why: 'wrong', left: 4 });
    const two = await Promise.all([typedIn(asking, '1'), typedIn(asking, '2')]);
    expect(two.map(each => !each.ok && each.why === 'wrong' && each.left).toSorted()).toEqual([2, 3]);
    expect(await typedIn(asking, '3')).toEqual({ ok: false, why: 'wrong', left: 1 });
    expect(await typedIn(asking, '4')).toEqual({ ok: false, why: 'over' });
    expect(await typedIn(asking)).toEqual({ ok: false, why: 'over' });
  });

  test('is asked for four times in a quarter of an hour by an address, thirty times from a network', async () => {
    const to = await anAddress();
    const ask = async (to: string, network: string) =>
      await askCode(desk, { to, ticket: null }, aBrowser({ network }));
    const four = await Promise.all([1, 2, 3, 4, 5].map(() => ask(to, 'M')));
    expect(four.filter(Boolean)).toHaveLength(4);
    expect(await ask(to, 'M')).toBe(false);
    // Nobody locks another out who asks from elsewhere.
    expect(await ask(to, 'elsewhere')).toBe(true);
    for (let time = 0; time < 30; time += 1) expect(await ask(`x${time}@cliente.example`, 'N')).toBe(true);
    expect(await ask('y@cliente.example', 'N')).toBe(false);
    desk.advance(15 * minute);
    expect(await ask(to, 'M')).toBe(true);
    expect(await ask('y@cliente.example', 'N')).toBe(true);
  });

  test('is not mailed for ever to one address, from however many networks it is asked for; nobody is told', async () => {
    const to = await anAddress();
    const waiting = async () =>
      Number(
        (
          await desk.db.execute<{ n: string }>(
            "select count(*) as n from graphile_worker.jobs where task_identifier = 'portal-letter'",
          )
        )[0]?.n,
      );
    const before = await waiting();
    for (let time = 0; time < 25; time += 1)
      expect(await askCode(desk, { to, ticket: null }, aBrowser({ network: `far ${time}` }))).toBe(true);
    expect((await waiting()) - before).toBe(20);
  });

  test('has eight digits, and blanks between do no harm', () => {
    for (const nonce of ['a', 'b', 'c']) expect(codeOf(nonce, secret)).toMatch(/^\d{8}$/);
    expect(isCode('1234 5678', '12345678')).toBe(true);
    expect(isCode('1234-5678 ', '12345678')).toBe(true);
    expect(isCode('1234567', '12345678')).toBe(false);
    expect(isCode('', '12345678')).toBe(false);
  });
});

describe('who is signed in', () => {
  async function entered() {
    const [to, asking] = [await anAddress(), aBrowser()];
    await askCode(desk, { to, ticket: null }, asking);
    const done = await typedIn(asking);
    return { to, token: done.ok ? done.token : '' };
  }

  test('stays so while they come back within twelve hours', async () => {
    const { token } = await entered();
    for (let visit = 0; visit < 4; visit += 1) {
      desk.advance(11 * 60 * minute);
      expect(await signedIn(desk, token)).not.toBeNull();
    }
    desk.advance(12 * 60 * minute);
    expect(await signedIn(desk, token)).toBeNull();
    await sweepPortal(desk.db, desk.clock());
    expect(await signedIn(desk, token)).toBeNull();
  });

  test('is no more when their access ends', async () => {
    const { to, token } = await entered();
    const by = { actor: { kind: 'desk' as const }, origin: 'cli' as const };
    expect(await endPortalAccess(desk, to, by)).toBe(true);
    expect(await endPortalAccess(desk, to, by)).toBe(false);
    expect(await signedIn(desk, token)).toBeNull();
    const asking = aBrowser();
    await askCode(desk, { to, ticket: null }, asking);
    expect(await mailed(asking)).toEqual([]);
    expect(await typedIn(asking)).toEqual({ ok: false, why: 'over' });
  });

  test('is nobody by what was made up', async () => {
    for (const token of [undefined, '', 'x', 'a'.repeat(43), "' or 1=1"])
      expect(await signedIn(desk, token)).toBeNull();
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('the network of %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
