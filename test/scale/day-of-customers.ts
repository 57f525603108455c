import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { decideWish } from '../../src/desk/portal/access/decide.ts';
import { askForAccess } from '../../src/desk/portal/access/wish.ts';
import { askCode } from '../../src/desk/portal/ask-code.ts';
import { codeOf } from '../../src/desk/portal/code.ts';
import type { Doer, Done } from '../../src/desk/portal/doing/act.ts';
import { openOnPortal } from '../../src/desk/portal/doing/open.ts';
import { chooseLanguage, nameColleague, rate, saySolved } from '../../src/desk/portal/doing/say.ts';
import { writeOn } from '../../src/desk/portal/doing/write.ts';
import { enterCode } from '../../src/desk/portal/enter.ts';
import { findOwnRequests, yearsOf } from '../../src/desk/portal/find-requests.ts';
import { ownAccess, ownRequests } from '../../src/desk/portal/own-data.ts';
import { fileFor, requestFor, requestsFor } from '../../src/desk/portal/read-requests.ts';
import { readingsFor, readingsOfRequest } from '../../src/desk/portal/readings.ts';
import { type SignedIn, signedIn } from '../../src/desk/portal/signed-in.ts';
import { sweepPortal } from '../../src/desk/portal/sweep.ts';
import { publicIncidents } from '../../src/store/incidents/said-to-all.ts';
import { lastCodeOf } from '../../src/store/portal/codes.ts';
import { findWish, type Wish } from '../../src/store/portal/wishes.ts';
import type { Operator } from '../../src/ticket/words.ts';

/**
 * A customer asks for the portal, is let in, signs in, looks at their requests and at their company's, looks for some, sees who read
 * them, and does all that one can do there; somebody looks at the status page.
 */
export async function customers(
  desk: Desk,
  operator: Operator,
  address: string,
  company: string,
): Promise<void> {
  const { db } = desk;
  const person = { name: 'Paolo Neri', address };
  await db.transaction(tx => askForAccess(desk, tx, { person, language: 'it', way: 'page' }));
  const wish = await wishOf(desk, address);
  if (!wish) throw new Error('nobody asked');
  expect(await decideWish(desk, wish, { to: 'granted', company }, { operator, origin: 'slack' })).toBe(true);
  const asking = { browser: 'b1', network: '192.0.2.7', language: 'it' as const };
  expect(await askCode(desk, { to: address, ticket: null }, asking)).toBe(true);
  const code = await lastCodeOf(db, 'b1');
  const typed = codeOf(code?.nonce ?? '', 'secret');
  const entered = await enterCode(desk, { typed, browser: 'b1', agent: 'Firefox' }, 'secret');
  const who = entered.ok ? await signedIn(desk, entered.token) : null;
  if (!who) throw new Error('nobody is signed in');
  for (const which of ['open', 'closed', 'all'] as const) {
    const first = await requestsFor(desk, who, { which, before: null, limit: 20 });
    const last = first.requests.at(-1)?.number;
    if (last) await requestsFor(desk, who, { which, before: last, limit: 20 });
    if (last) expect(await requestFor(desk, who, last)).not.toBeNull();
  }
  await looksFor(desk, who);
  await does(desk, who);
  await publicIncidents(db, new Date(desk.clock().getTime() - 14 * 86_400_000));
  await db.transaction(tx => sweepPortal(tx, desk.clock()));
}

/** Words that stand in all of them, in one, in none; who read them; what is kept of somebody. */
async function looksFor(desk: Desk, who: SignedIn): Promise<void> {
  const years = await yearsOf(desk, who);
  for (const words of [['stampa'], ['stampa', 'ferma'], ['1500'], ['xylofono'], []])
    for (const year of [null, years[1] ?? null])
      for (const which of ['open', 'all'] as const)
        await findOwnRequests(desk, who, { which, words, year, before: 50_000 }, 20);
  // Alone, and for nobody's company.
  const alone = { ...who, company: null };
  const { requests } = await findOwnRequests(
    desk,
    alone,
    { which: 'closed', words: [], year: years[0] ?? null, before: null },
    20,
  );
  // Of a person with a handful of requests, as people are: a program that sends thousands reads no page.
  const [read] = await desk.db.execute<{ address: string }>(sql`
    select requester ->> 'address' as address from ticket where version = 5 and number between 2000 and 2060
      and requester ->> 'address' like 'c%' limit 1`);
  const person = { ...alone, address: read?.address ?? '' };
  const { readings } = await readingsFor(desk, person, { behind: null, limit: 20 });
  const last = readings.at(-1);
  expect(last).toBeDefined();
  if (last) await readingsFor(desk, person, { behind: last, limit: 20 });
  for (const { number } of requests.slice(0, 3)) {
    await readingsOfRequest(desk, who, number);
    const found = await requestFor(desk, who, number);
    const [file] = found?.messages.flatMap(({ attachments }) => attachments) ?? [];
    if (file) await fileFor(desk, who, number, file.id);
  }
  let taken = 0;
  for await (const own of ownRequests(desk, who)) {
    taken += own.messages.length;
    if (taken > 8) break;
  }
  await ownAccess(desk, who);
}

/** A new request, an answer with a file, and what one says of it until it is rated. */
async function does(desk: Desk, who: SignedIn): Promise<void> {
  let forms = 0;
  const by = (): Doer => {
    forms += 1;
    return { who, key: `day:form:${forms}` };
  };
  const file = { name: 'foto.png', type: 'image/png', content: Buffer.from('foto') };
  const done = (did: Done): number => {
    if (!did.ok) throw new Error(did.why);
    return did.number;
  };
  const asked = { subject: 'Dal portale', text: 'Non si apre l’archivio.', files: [file], hint: null };
  const number = done(await openOnPortal(desk, by(), asked));
  done(await writeOn(desk, by(), number, { text: 'Ecco la schermata.', files: [file], reopens: false }));
  done(await chooseLanguage(desk, by(), number, 'en'));
  expect(await nameColleague(desk, by(), number, 'collega@cliente.example')).toMatchObject({ ok: true });
  done(await saySolved(desk, by(), number));
  done(await rate(desk, by(), number, { verdict: 'up', text: 'Grazie.', isNamed: false }));
  done(await writeOn(desk, by(), number, { text: 'Di nuovo.', files: [], reopens: true }));
}

async function wishOf({ db }: Desk, address: string): Promise<Wish | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    select id from portal_wish where address = ${address} and state = 'asked'`);
  return await findWish(db, Number(row?.id));
}
