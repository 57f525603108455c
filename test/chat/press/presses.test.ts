import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { nonceOfPerson } from '../../../src/chat/actions/people/left-behind.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { DeskDoor, Whereabouts } from '../../../src/chat/desk-door.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { callRoll } from '../../../src/desk/people/roll-call.ts';
import { plannedClosures } from '../../../src/store/clock/closures.ts';
import { plannedDuty } from '../../../src/store/clock/duty.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { card as cardTable } from '../../../src/store/schema/cards.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket, lockTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { jobs } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
Object.assign(desk, {
  access: {
    kind: 'channel',
    listed: new Map([['giulia@interzen.example', { name: 'Giulia', role: 'manager' }]]),
  },
});
const people = new Map(
  ['Anna', 'Marco', 'Giulia', 'Carla'].map(name => [
    name,
    { userId: name, name, email: `${name.toLowerCase()}@interzen.example`, inOperatorsChannel: true },
  ]),
);
const inChannel = new Set([...people.keys()]);
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async id => {
      const found = people.get(id);
      return found ? { ...found, inOperatorsChannel: inChannel.has(id) } : null;
    },
    members: async () => [...people.values()],
    present: async () => inChannel,
  });
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const speech = speechIn('it');
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speech, links);

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

type About = Partial<ButtonPress> & { where?: Whereabouts; through?: DeskDoor };

async function press(who: string, verb: ButtonPress['verb'], about: About = {}): Promise<PressAnswer> {
  presses += 1;
  const { where = alone, through = door, ...rest } = about;
  return await through.press(
    {
      platform: 'teams',
      userId: who,
      verb,
      step: 'press',
      ticket: number,
      inputs: {},
      key: `press${presses}`,
      version: (await findTicket(desk.db, number))?.version ?? 0,
      nonce: (await findTicket(desk.db, rest.ticket ?? number))?.nonce ?? '',
      ...rest,
    },
    where,
  );
}

const typesOf = async () => (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);
const lineOf = (answer: PressAnswer) => {
  if (answer.kind === 'reading') return answer.reading.paragraphs[0] ?? '';
  return 'line' in answer ? answer.line : answer.kind;
};

describe('first who it is, then whether the place is the desk’s own, then anything else', () => {
  const inTeam = (channel: string, destination = channel): Whereabouts => ({
    kind: 'channel',
    channel,
    destination,
    message: 'a-post-of-the-bot',
    isCard: true,
  });
  const cards = async () => await desk.db.select().from(cardTable);

  test.each([
    ['somebody who is no operator, in our channel', 'Nobody', inTeam('19:home', 'installed'), /operatori/],
    ['somebody who is no operator, elsewhere', 'Nobody', inTeam('19:elsewhere'), /operatori/],
    ['an operator, in another team or channel', 'Anna', inTeam('19:elsewhere'), /nel canale degli operatori/],
  ])('%s: nothing is noted, adopted or done', async (_name, who, where, line) => {
    await press('Anna', 'card');
    const before = [await cards(), await jobs(desk.db, 'card')];
    for (const verb of ['claim', 'card', 'open', 'release', 'plan-closure', 'import-mail'] as const)
      expect(lineOf(await press(who, verb, { where }))).toMatch(line);
    const asked = await door.command({ platform: 'teams', userId: who }, 'coda', where, crypto.randomUUID());
    expect(asked).toMatchObject({ sections: [], text: expect.stringMatching(line) });
    expect([await cards(), await jobs(desk.db, 'card')]).toEqual(before);
    expect(await typesOf()).toEqual(['ticket-opened']);
  });

  test('an operator in the channel makes a lost card known; one in the admins’ channel does not', async () => {
    const admins: Whereabouts = {
      kind: 'channel',
      channel: 'C0ADMINS',
      destination: 'C0ADMINS',
      message: 'm1',
      isCard: true,
    };
    expect((await press('Anna', 'card', { platform: 'slack', where: admins })).kind).toBe('done');
    expect(await cards()).toEqual([]);
    await press('Anna', 'card', { where: inTeam('19:home', 'installed') });
    expect(await cards()).toMatchObject([{ ticket: number, channel: '19:home' }]);
    expect(await door.ticketAt('teams', { channel: '19:home', message: 'a-post-of-the-bot' })).toBe(number);
  });

  test('a card that lies in a channel of before goes on working', async () => {
    await desk.db
      .insert(cardTable)
      .values({ ticket: number, platform: 'slack', destination: 'C0OLD', channel: 'C0OLD', message: '7.1' });
    const there = { kind: 'channel' as const, channel: 'C0OLD', destination: 'C0OLD', isCard: true };
    const claim = await press('Anna', 'claim', { platform: 'slack', where: { ...there, message: '7.1' } });
    expect(claim.kind).toBe('done');
    const other = await press('Anna', 'release', { platform: 'slack', where: { ...there, message: '7.2' } });
    expect(other.kind).toBe('stranger');
  });
});

describe('told twice within a minute, under other ids, is done once and answered alike', () => {
  const twice = async (who: string, verb: ButtonPress['verb'], about: About) => {
    const version = (await findTicket(desk.db, number))?.version ?? 0;
    const before = (await typesOf()).length;
    const answers = [
      await press(who, verb, { version, ...about }),
      await press(who, verb, { version, ...about }),
    ];
    // Double taps are at the same moment.
    answers.push(
      ...(await Promise.all([
        press(who, verb, { version, ...about }),
        press(who, verb, { version, ...about }),
      ])),
    );
    return { lines: answers.map(lineOf), added: (await typesOf()).slice(before) };
  };

  test('an extension', async () => {
    const { lines, added } = await twice('Giulia', 'extend', {
      step: 'submit',
      inputs: { amount: '2h', text: 'aspettiamo i pezzi' },
    });
    expect(added).toEqual(['deadline-extended']);
    expect(new Set(lines).size).toBe(1);
  });

  test('a note; other words are another one', async () => {
    const { lines, added } = await twice('Anna', 'note', { step: 'submit', inputs: { text: 'visto' } });
    expect(added).toEqual(['note-added']);
    expect(new Set(lines).size).toBe(1);
    await press('Anna', 'note', { step: 'submit', version: 1, inputs: { text: 'visto ancora' } });
    await press('Marco', 'note', { step: 'submit', version: 1, inputs: { text: 'visto' } });
    expect((await typesOf()).filter(type => type === 'note-added')).toHaveLength(3);
  });

  test('a reply that was previewed twice', async () => {
    await press('Anna', 'claim');
    const { version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const drafts = [];
    for (const _ of [1, 2]) {
      const preview = await press('Anna', 'reply', { step: 'submit', inputs: { text: 'Riprovi.' } });
      if (preview.kind === 'preview') drafts.push(preview.preview.inputs);
    }
    const [one = {}, two = {}] = drafts;
    expect(one.draft).not.toBe(two.draft);
    for (const inputs of [one, two]) await press('Anna', 'reply', { step: 'confirm', version, inputs });
    const letters = await conversationOf(desk.db, number);
    expect(letters.filter(({ text }) => text.includes('Riprovi.'))).toHaveLength(1);
  });

  test('I’m on it, from a call', async () => {
    expect((await twice('Anna', 'acknowledge', {})).added).toEqual(['acknowledged']);
  });

  test('a minute later the same words are meant anew', async () => {
    const inputs = { text: 'richiamato' };
    await press('Anna', 'note', { step: 'submit', version: 1, inputs });
    await desk.db.execute(sql`update heard set at = at - interval '61 seconds'`);
    await press('Anna', 'note', { step: 'submit', version: 1, inputs });
    expect((await typesOf()).filter(type => type === 'note-added')).toHaveLength(2);
  });

  test('a closure, and a turn of duty', async () => {
    const inputs = { from: '2026-12-28', to: '2026-12-31', name: 'Inventario', operator: '' };
    const previewed = await press('Giulia', 'plan-closure', { step: 'submit', ticket: 0, inputs });
    if (previewed.kind !== 'preview') throw new Error(previewed.kind);
    for (const _ of [1, 2])
      await press('Giulia', 'plan-closure', { step: 'confirm', ticket: 0, inputs: previewed.preview.inputs });
    expect((await plannedClosures(desk.db)).filter(({ name }) => name === 'Inventario')).toHaveLength(1);
    await press('Marco', 'card');
    for (const id of ['1', '2'])
      await door.command(
        { platform: 'teams', userId: 'Giulia' },
        'turno marco@interzen.example 2026-12-28 2026-12-31',
        alone,
        id,
      );
    expect(await plannedDuty(desk.db, '2026-12-01')).toHaveLength(1);
  });

  test('typed words under the same id are answered once; one that failed is heard again', async () => {
    const ask = (id: string) => door.command({ platform: 'slack', userId: 'Anna' }, 'coda', alone, id);
    expect(await ask('Ev1')).not.toBeNull();
    expect(await ask('Ev1')).toBeNull();
    expect(await ask('Ev2')).not.toBeNull();
    const broken = {
      ...desk,
      clock: () => {
        throw new Error('a bug');
      },
    };
    const other = deskDoor(broken as never, gateways, speech, links);
    await expect(
      other.command({ platform: 'slack', userId: 'Anna' }, 'coda', alone, 'Ev3'),
    ).rejects.toThrow();
    expect(await ask('Ev3')).not.toBeNull();
  });
});

describe('an id that is not one’s own is nobody’s', () => {
  test('a colleague’s draft is not spent by a press that carries its id', async () => {
    await press('Anna', 'claim');
    const preview = await press('Anna', 'reply', { step: 'submit', inputs: { text: 'Ci siamo.' } });
    if (preview.kind !== 'preview') throw new Error(preview.kind);
    const { inputs, version } = preview.preview;
    for (const verb of ['acknowledge', 'note', 'open', 'reply', 'claim'] as const)
      for (const step of ['press', 'submit', 'confirm'] as const)
        expect(lineOf(await press('Marco', verb, { step, inputs: { ...inputs, text: 'x' } }))).toMatch(
          /bozza/,
        );
    const sent = await press('Anna', 'reply', { step: 'confirm', inputs, version });
    expect(lineOf(sent)).not.toMatch(/due volte/);
    expect(sent.kind).toBe('done');
    const letters = await conversationOf(desk.db, number);
    expect(letters.filter(({ text }) => text.includes('Ci siamo.'))).toHaveLength(1);
  });
});

describe('what a person types', () => {
  test.each([
    ['NUL', 'prima\u0000 poi', 'prima poi'],
    ['a lone half of a pair', 'prima\ud83d poi', 'prima\ufffd poi'],
  ])('%s is taken out, wherever it stands', async (_name, typed, kept) => {
    expect((await press('Anna', 'note', { step: 'submit', inputs: { text: typed } })).kind).toBe('done');
    expect((await eventsAfter(desk.db, number, 1))[0]?.event).toMatchObject({ text: kept });
    await press('Anna', 'claim');
    const preview = await press('Anna', 'reply', { step: 'submit', inputs: { text: typed } });
    if (preview.kind !== 'preview') throw new Error(lineOf(preview));
    const { inputs, version } = preview.preview;
    expect((await press('Anna', 'reply', { step: 'confirm', inputs, version })).kind).toBe('done');
    const extended = await press('Giulia', 'extend', {
      step: 'submit',
      inputs: { amount: '1h', text: typed },
    });
    expect(extended.kind).toBe('done');
    const closure = { from: '2027-01-04', to: '2027-01-05', name: typed, operator: typed };
    expect((await press('Giulia', 'plan-closure', { step: 'submit', ticket: 0, inputs: closure })).kind).toBe(
      'preview',
    );
    const asked = await door.command(
      { platform: 'slack', userId: 'Anna' },
      typed,
      alone,
      crypto.randomUUID(),
    );
    expect(asked?.text).toContain('Non conosco');
    const file = {
      name: `${typed}.txt`,
      type: typed,
      size: 1,
      load: async () => ({ ok: true as const, content: new Uint8Array([1]) }),
    };
    const { uploads, fault } = await door.takeFiles({ platform: 'teams', userId: 'Anna' }, [file]);
    expect([uploads === '', fault]).toEqual([false, '']);
  });
});

describe('a ticket that somebody holds', () => {
  /** Holds the ticket in a session of its own. */
  async function held(ms: number, during: () => Promise<void>): Promise<void> {
    const other = openDatabase(own.url, 1);
    try {
      const holding = other.db.transaction(async tx => {
        await lockTicket(tx, number);
        await wait(ms);
      });
      await wait(300);
      await during();
      await holding;
    } finally {
      await other.close();
    }
  }

  test('for long: Teams is answered within ten seconds, kindly, and nothing was done', async () => {
    await press('Anna', 'card');
    await held(9500, async () => {
      const began = performance.now();
      expect(lineOf(await press('Anna', 'claim'))).toMatch(/Qualcun altro sta lavorando/);
      expect(performance.now() - began).toBeLessThan(9000);
    });
    expect(await typesOf()).toEqual(['ticket-opened']);
    expect((await press('Anna', 'claim')).kind).toBe('done');
  });

  test('for some seconds: the press is waited for, and done once', async () => {
    await press('Anna', 'card');
    await held(4500, async () => {
      expect((await press('Anna', 'claim', { platform: 'slack' })).kind).toBe('done');
    });
    expect(await typesOf()).toEqual(['ticket-opened', 'claimed']);
  });
});

test('a press whose connection to the database breaks is carried out once, on another', async () => {
  await press('Anna', 'card');
  const other = openDatabase(own.url, 2);
  const held = Promise.withResolvers<void>();
  const broken = Promise.withResolvers<void>();
  const holding = other.db.transaction(async tx => {
    await lockTicket(tx, number);
    held.resolve();
    await broken.promise;
  });
  await held.promise;
  const pressed = press('Anna', 'claim');
  try {
    // However long it takes a busy machine until the press waits for the ticket.
    await vi.waitFor(
      async () =>
        expect(
          await other.db.execute(
            sql`select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'`,
          ),
        ).toHaveLength(1),
      { timeout: 2500, interval: 50 },
    );
  } finally {
    broken.resolve();
    await Promise.all([pressed, holding]);
    await other.close();
  }
  expect((await pressed).kind).toBe('done');
  expect(await typesOf()).toEqual(['ticket-opened', 'claimed']);
});

describe('what somebody left behind', () => {
  const marcos = nonceOfPerson({ email: 'marco@interzen.example' });
  async function leaves(name: string): Promise<number> {
    const person = await findOperatorByEmail(desk.db, `${name.toLowerCase()}@interzen.example`);
    inChannel.delete(name);
    await callRoll(desk, gateways.slack, 'slack');
    await callRoll(desk, gateways.teams, 'teams');
    return person?.id ?? 0;
  }
  beforeEach(async () => {
    for (const name of people.keys()) {
      inChannel.add(name);
      await press(name, 'card', { platform: 'slack' });
    }
    await callRoll(desk, gateways.slack, 'slack');
    await callRoll(desk, gateways.teams, 'teams');
    await desk.db.execute(sql`update ticket set assignee_id = null, assignee_name = null, status = 'new'`);
  });

  test('is shown to the managers in one card, and goes to a colleague in one press', async () => {
    await press('Marco', 'claim');
    const first = number;
    const outcome = await takeIn(desk, anEmail());
    number = outcome.outcome === 'opened' ? outcome.ticket : 0;
    await press('Marco', 'claim');
    const id = await leaves('Marco');
    const [job] = await jobs<Record<string, unknown>>(desk.db, 'bulletin');
    const posted: unknown[] = [];
    const slack = { ...gateways.slack, postList: async (...all: unknown[]) => String(posted.push(all)) };
    await chatCouriers(desk, { slack }, speech).bulletin(job?.payload);
    expect(posted).toMatchObject([
      [
        'C0ADMINS',
        null,
        {
          title: 'Marco non è più tra gli operatori',
          mentions: [{ userId: 'Giulia' }],
          items: [
            { ticket: id, actions: [{ verb: 'hand-over-all' }, { verb: 'release-all' }] },
            { ticket: first, actions: [{ verb: 'reassign' }, { verb: 'release' }] },
            { ticket: number },
          ],
        },
        expect.stringContaining('left-behind'),
      ],
    ]);
    const form = await press('Giulia', 'hand-over-all', { nonce: marcos, ticket: id });
    if (form.kind !== 'form') throw new Error(lineOf(form));
    const [field] = form.form.fields;
    const offered = field?.kind === 'choice' ? field.options.map(({ label }) => label) : [];
    expect(offered).toEqual(['Anna', 'Carla', 'Giulia']);
    const anna = (await findOperatorByEmail(desk.db, 'anna@interzen.example'))?.id;
    expect(lineOf(await press('Anna', 'hand-over-all', { nonce: marcos, ticket: id }))).toContain(
      'Solo i responsabili',
    );
    const done = await press('Giulia', 'hand-over-all', {
      nonce: marcos,
      ticket: id,
      step: 'submit',
      inputs: { operator: String(anna) },
    });
    expect(lineOf(done)).toBe('Ora 2 richieste sono in carico a Anna.');
    for (const each of [first, number])
      expect((await findTicket(desk.db, each))?.assignee?.name).toBe('Anna');
  });

  test('goes back into the queue; one who is back keeps it', async () => {
    await press('Marco', 'claim');
    const id = await leaves('Marco');
    inChannel.add('Marco');
    await callRoll(desk, gateways.slack, 'slack');
    expect(lineOf(await press('Giulia', 'release-all', { nonce: marcos, ticket: id }))).toContain(
      'è di nuovo tra gli operatori',
    );
    await leaves('Marco');
    expect(lineOf(await press('Giulia', 'release-all', { nonce: marcos, ticket: id }))).toBe(
      'La richiesta è di nuovo in coda.',
    );
    expect((await findTicket(desk.db, number))?.assignee).toBeNull();
  });

  test('and a form that still offers them gives them nothing', async () => {
    await press('Anna', 'claim');
    const id = await leaves('Marco');
    const given = await press('Anna', 'reassign', { step: 'submit', inputs: { operator: String(id) } });
    expect(given).toMatchObject({ kind: 'form', form: { notice: 'Marco non è più tra gli operatori.' } });
    expect((await findTicket(desk.db, number))?.assignee?.name).toBe('Anna');
  });
});
