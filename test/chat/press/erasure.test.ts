import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { type Notice, noticeCard } from '../../../src/chat/cards/notice-card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { askForErasure } from '../../../src/desk/portal/ask-erasure.ts';
import { prepareErasureCourier } from '../../../src/desk/privacy/deciding/prepare.ts';
import { eraseCourier } from '../../../src/desk/privacy/erase-courier.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { type Erasure, pendingErasureOf } from '../../../src/store/privacy/erasures.ts';
import { erasure } from '../../../src/store/schema/privacy/erasures.ts';
import { seenOfNoRequest } from '../../../src/ticket/sight/seen.ts';
import { actorOf, type ChatPlatform, languages } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { jobs } from '../../desk/clock/under-the-clock.ts';
import { ticketAt } from '../../desk/given-out.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const people = { Anna: 'operator', Giulia: 'manager', Bruno: 'manager', Carla: 'manager' } as const;
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    access: {
      kind: 'channel' as const,
      listed: new Map(
        Object.entries(people).map(([name, role]) => [
          `${name.toLowerCase()}@interzen.example`,
          { name, role },
        ]),
      ),
    },
  },
);
const gateway = (platform: ChatPlatform) =>
  muteGateway(platform, {
    member: async userId => ({
      ...{ userId, name: userId, email: `${userId.toLowerCase()}@interzen.example` },
      inOperatorsChannel: true,
    }),
  });
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let presses = 0;
let customers = 0;
beforeAll(async () => {
  for (const [name, role] of Object.entries(people))
    await enrolOperator(desk.db, { email: `${name.toLowerCase()}@interzen.example`, name, role });
});

/** A customer whose one request is closed. */
async function customer(isOpen = false) {
  customers += 1;
  const from = { name: 'Olga Neri', address: `olga${customers}@zetacliente.example` };
  const outcome = await takeIn(desk, anEmail({ from }));
  const number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  const giulia = await enrolOperator(desk.db, {
    ...{ email: 'giulia@interzen.example', name: 'Giulia', role: 'manager' },
  });
  const by = { actor: actorOf(giulia), origin: 'slack' as const, key: null };
  const closing = [
    { type: 'claim' as const },
    { type: 'classify' as const, category: helpDesk, priority: null },
    ...(isOpen ? [] : [{ type: 'close' as const, resolution: 'Fatto.' }]),
  ];
  await handle(desk, number, closing, by);
  return { ...from, number };
}

const types = async (platform: ChatPlatform, userId: string, words: string) =>
  (await door.command({ platform, userId }, words, alone, crypto.randomUUID()))?.text ?? '';

async function press(
  [platform, userId]: [ChatPlatform, string],
  verb: string,
  { id, nonce }: Pick<Erasure, 'id' | 'nonce'>,
  inputs?: Record<string, string>,
): Promise<PressAnswer> {
  presses += 1;
  const step = inputs ? 'submit' : 'press';
  return await door.press(
    {
      ...{ platform, userId, verb, step, ticket: id, nonce, version: 0 },
      ...{ inputs: inputs ?? {}, key: `p${presses}` },
    } as ButtonPress,
    alone,
  );
}
const saidBy = (answer: PressAnswer) =>
  'line' in answer ? answer.line : 'form' in answer ? answer.form.notice || answer.form.title : answer.kind;

async function pendingOf(address: string): Promise<Erasure> {
  return (await pendingErasureOf(desk.db, address)) ?? expect.fail();
}
/** What would go of them has been looked at. */
const prepared = async ({ id }: Erasure) => await prepareErasureCourier(desk)({ erasure: id });
const stateOf = async ({ id }: Erasure) =>
  (await desk.db.select().from(erasure)).find(row => row.id === id)?.state;

/** The card of an erasure, as the admins are shown it last. */
async function cardOf({ nonce }: Erasure, language: (typeof languages)[number] = 'it') {
  const all = await jobs<Notice & { key: string }>(desk.db, 'notice');
  const { payload } = all.findLast(each => each.payload.key === `erasure:${nonce}`) ?? expect.fail();
  return noticeCard(seenOfNoRequest(payload), speechIn(language));
}
const verbsOf = (card: Awaited<ReturnType<typeof cardOf>>) => card.buttons.map(({ verb }) => verb);

describe('somebody asks on the portal to be erased', () => {
  test('the card’s key does not say who it is; a manager proposes, another one confirms, and it is done', async () => {
    const olga = await customer();
    await askForErasure(desk, { ...olga, language: 'it' });
    const variant = olga.address.replace('@', '+ordini@');
    await askForErasure(desk, { ...olga, address: variant, language: 'it' });
    const asked = await pendingOf(olga.address);
    const notices = await jobs<Notice & { key: string }>(desk.db, 'notice');
    expect(notices.filter(({ payload }) => payload.subject === 'erasure-asked')).toHaveLength(1);
    expect(notices.filter(({ payload }) => payload.key.includes(olga.address))).toEqual([]);
    expect(verbsOf(await cardOf(asked))).toEqual(['propose-erasure', 'drop-erasure']);

    expect(saidBy(await press(['slack', 'Anna'], 'propose-erasure', asked))).toContain('i responsabili');
    expect(saidBy(await press(['slack', 'Giulia'], 'propose-erasure', asked))).toContain(
      'Un altro responsabile',
    );
    // Nobody confirms what they have not seen.
    expect(verbsOf(await cardOf(asked))).toEqual(['drop-erasure']);
    // An older desk proposed it, and looked at nothing: it is looked at once somebody asks.
    await desk.db.execute(
      sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where task_identifier = 'prepare-erasure'`,
    );
    expect(saidBy(await press(['teams', 'Bruno'], 'confirm-erasure', asked))).toContain('ancora verificando');
    expect((await jobs(desk.db, 'prepare-erasure')).map(({ payload }) => payload)).toEqual([
      { erasure: asked.id },
    ]);
    await prepared(asked);
    const card = await cardOf(asked);
    expect(verbsOf(card)).toEqual(['confirm-erasure', 'drop-erasure']);
    const facts = new Map(card.facts.map(({ label, value }) => [label, value]));
    expect(facts.get('Indirizzo')).toBe(olga.address);
    expect(facts.get('Richieste di cui si cancellano i testi')).toBe(`#${olga.number}`);
    expect(facts.get('Proposta da')).toBe('Giulia');

    const typed = { address: olga.address };
    // Not even a form is opened for who proposed it.
    for (const platform of ['slack', 'teams'] as const)
      for (const inputs of [undefined, typed])
        expect(await press([platform, 'Giulia'], 'confirm-erasure', asked, inputs)).toMatchObject({
          ...{ kind: 'told', line: expect.stringContaining('L’hai proposta tu') },
        });
    expect(saidBy(await press(['teams', 'Anna'], 'confirm-erasure', asked, typed))).toContain(
      'i responsabili',
    );
    expect(saidBy(await press(['teams', 'Bruno'], 'confirm-erasure', asked))).toBe(
      'Conferma la cancellazione',
    );
    const mistyped = await press(['teams', 'Bruno'], 'confirm-erasure', asked, {
      address: 'altro@x.example',
    });
    expect(saidBy(mistyped)).toContain('Non è l’indirizzo');
    expect(await stateOf(asked)).toBe('proposed');
    expect(saidBy(await press(['teams', 'Bruno'], 'confirm-erasure', asked, typed))).toContain('Confermata');
    const [confirmed] = await desk.db.select().from(erasure).where(sql`id = ${asked.id}`);
    expect(confirmed).toMatchObject({ confirmedBy: { name: 'Bruno' }, proposedBy: { name: 'Giulia' } });
    // What stays there says nothing of them.
    for (const language of languages)
      expect(JSON.stringify(await cardOf(asked, language))).not.toMatch(/olga|neri/i);
    await eraseCourier(desk, async () => {})({ erasure: asked.id });
    expect(await stateOf(asked)).toBe('done');
    expect(await ticketAt(desk, olga.number)).toMatchObject({ erased: { why: 'asked' } });
    expect((await deskEventsAfter(desk.db, 0)).map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['erasure-asked', 'erasure-proposed', 'erasure-confirmed', 'person-forgotten']),
    );
  });

  test('nobody is erased where it is said no; the card says nothing of them any more', async () => {
    const olga = await customer();
    await askForErasure(desk, { ...olga, language: 'it' });
    const asked = await pendingOf(olga.address);
    expect(saidBy(await press(['teams', 'Giulia'], 'drop-erasure', asked))).toContain(
      'Non viene cancellato nulla',
    );
    expect(await stateOf(asked)).toBe('dropped');
    expect(JSON.stringify(await cardOf(asked))).not.toContain(olga.address);
    expect(saidBy(await press(['slack', 'Bruno'], 'propose-erasure', asked))).toContain('già stato deciso');
    expect(await ticketAt(desk, olga.number)).toMatchObject({ erased: null });
  });
});

describe('a manager types whom to erase', () => {
  test('asked twice it is once; two who confirm at once are one', async () => {
    const olga = await customer();
    expect(await types('teams', 'Giulia', `cancella ${olga.address}`)).toContain('Un altro responsabile');
    expect(await types('slack', 'Bruno', `erase ${olga.address}`)).toContain('L’ha già proposta Giulia');
    const row = await pendingOf(olga.address);
    await prepared(row);
    const typed = { address: olga.address };
    const both = await Promise.all([
      press(['slack', 'Bruno'], 'confirm-erasure', row, typed),
      press(['teams', 'Carla'], 'confirm-erasure', row, typed),
      press(['teams', 'Bruno'], 'confirm-erasure', row, typed),
    ]);
    const who = new Set(
      both.flatMap((answer, index) =>
        saidBy(answer)?.includes('Confermata') ? (index === 1 ? 'Carla' : 'Bruno') : [],
      ),
    );
    expect(who.size).toBe(1);
    const log = await deskEventsAfter(desk.db, 0);
    const confirmed = log.filter(
      ({ event }) => event.type === 'erasure-confirmed' && event.address === olga.address,
    );
    expect(confirmed).toHaveLength(1);
  });

  test('not by operators, nor of who is not known, works here, or waits for an answer', async () => {
    const waiting = await customer(true);
    for (const [who, typed, says] of [
      ['Anna', waiting.address, 'i responsabili'],
      ['Giulia', '', '*/ticket cancella nome@esempio.it*'],
      ['Giulia', 'bruno@interzen.example', 'un collega'],
      ['Giulia', desk.ownAddresses[0] ?? '', 'un indirizzo nostro'],
      ['Giulia', waiting.address, `#${waiting.number}`],
    ] as const)
      expect([typed, await types('slack', who, `cancella ${typed}`)]).toEqual([
        typed,
        expect.stringContaining(says),
      ]);
    expect(await pendingErasureOf(desk.db, waiting.address)).toBeNull();
  });

  test('a request that was opened meanwhile is in the way', async () => {
    const olga = await customer();
    await types('slack', 'Giulia', `cancella ${olga.address}`);
    const row = await pendingOf(olga.address);
    await prepared(row);
    await takeIn(desk, anEmail({ from: olga, text: 'Ancora io', newText: 'Ancora io' }));
    const answer = await press(['slack', 'Bruno'], 'confirm-erasure', row, { address: olga.address });
    expect(saidBy(answer)).toContain('richieste aperte');
    expect(await stateOf(row)).toBe('proposed');
  });

  test('nobody is asked to confirm where nobody has that address', async () => {
    const mistyped = 'nessuno@mai.example';
    expect(await types('slack', 'Giulia', `cancella ${mistyped}`)).toContain('Un altro responsabile');
    const row = await pendingOf(mistyped);
    await prepared(row);
    expect(await stateOf(row)).toBe('dropped');
    for (const language of languages) {
      const card = await cardOf(row, language);
      expect([card.tone, verbsOf(card)]).toEqual(['settled', []]);
      expect(JSON.stringify(card)).not.toContain(mistyped);
    }
  });

  test('one opened under another variant is said on the card, and is in the way of confirming', async () => {
    const olga = await customer();
    const address = olga.address.replace('@', '+altro@');
    const opened = await takeIn(desk, anEmail({ from: { ...olga, address }, text: 'Io', newText: 'Io' }));
    await types('slack', 'Giulia', `cancella ${olga.address}`);
    const row = await pendingOf(olga.address);
    await prepared(row);
    const number = opened.outcome === 'opened' ? opened.ticket : 0;
    const { facts } = await cardOf(row);
    expect(facts).toContainEqual({ label: 'Ancora aperte: prima vanno chiuse', value: `#${number}` });
    const answer = await press(['teams', 'Bruno'], 'confirm-erasure', row, { address: olga.address });
    expect(saidBy(answer)).toContain('richieste aperte');
  });

  test('it takes two who are managers: of whoever is none any more it is proposed anew', async () => {
    const olga = await customer();
    const typed = { address: olga.address };
    await types('slack', 'Carla', `cancella ${olga.address}`);
    const row = await pendingOf(olga.address);
    await prepared(row);
    desk.access.listed.set('carla@interzen.example', { name: 'Carla', role: 'operator' });
    for (const inputs of [undefined, typed])
      expect(saidBy(await press(['teams', 'Bruno'], 'confirm-erasure', row, inputs))).toContain(
        'Carla non è più tra i responsabili',
      );
    expect(await types('slack', 'Bruno', `cancella ${olga.address}`)).toContain('Proposta.');
    await prepared(row);
    expect(saidBy(await press(['slack', 'Bruno'], 'confirm-erasure', row, typed))).toContain(
      'L’hai proposta',
    );
    expect(saidBy(await press(['teams', 'Giulia'], 'confirm-erasure', row, typed))).toContain('Confermata');
    desk.access.listed.set('carla@interzen.example', { name: 'Carla', role: 'manager' });
  });

  test('what was opened since it was confirmed is left, and the managers are told by its number alone', async () => {
    const olga = await customer();
    await types('slack', 'Giulia', `cancella ${olga.address}`);
    const row = await pendingOf(olga.address);
    await prepared(row);
    await press(['teams', 'Bruno'], 'confirm-erasure', row, { address: olga.address });
    const since = await takeIn(desk, anEmail({ from: olga, text: 'Ancora', newText: 'Ancora' }));
    await eraseCourier(desk, async () => {})({ erasure: row.id });
    const told = await jobs<Notice & { key: string; platform: string }>(desk.db, 'notice');
    const left = told.filter(({ payload }) => payload.subject === 'erasure-left-open');
    expect(left).toHaveLength(desk.adminDestinations.length);
    const number = since.outcome === 'opened' ? since.ticket : 0;
    for (const { payload } of left) expect(payload.details).toEqual({ leftOpen: `#${number}` });
  });
});
