import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import { cardNow } from '../../../src/chat/couriers/card-now.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { settleEverybodysSight } from '../../../src/desk/people/sight.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { withdrawFromTheUnseeing } from '../../../src/desk/turns/withdraw-from-unseeing.ts';
import { beginPosting, notePlace } from '../../../src/store/chats/cards.ts';
import { noteLeft } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import type { Category } from '../../../src/ticket/words.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { idOf } from '../../desk/given-out.ts';
import { bug, vulnerability } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

// Marta is an operator as Anna is, and of those few who see what is restricted; neither is a manager.
const lines: { channel: string; text: string; mentions: string[] }[] = [];
let rule: Category | null = null;
const house = aPressedDesk(
  {
    restrictedDestinations: [{ platform: 'slack', channel: 'C0FEW' }],
    maySeeWords: circleSees({
      channels: [{ platform: 'slack', channel: 'C0FEW' }],
      people: ['marta@interzen.example'],
    }),
    suggest: () => rule && { category: rule, priority: null, reason: '' },
  },
  {
    postLine: async ({ channel }, { text, mentions }) => {
      lines.push({ channel, text, mentions: mentions.map(({ userId }) => userId) });
      return '9.9';
    },
  },
);
const { desk, by, person, opened } = house;
const couriers = chatCouriers(desk, house.gateways, house.speech);

let number = 0;
beforeAll(async () => {
  await house.known('Anna', 'Marta');
});
beforeEach(async () => {
  rule = null;
  number = await opened();
  await press('Anna', 'claim');
});
const press = (who: string, verb: string, about: Partial<ButtonPress> = {}) =>
  house.press(who, verb, number, about);
const now = () => house.now(number);
const types = () => house.types(number);

describe('what is kept to few goes back to the queue where whoever has it may not see it', () => {
  const ways: [string, () => Promise<unknown>][] = [
    ['by its button', async () => await press('Anna', 'restrict')],
    [
      'by its category',
      async () =>
        await press('Anna', 'classify', {
          step: 'submit',
          inputs: { category: vulnerability, priority: '1' },
        }),
    ],
    [
      'by what a rule finds in a later mail',
      async () => {
        rule = vulnerability;
        await takeIn(desk, anEmail({ inReplyTo: [await idOf(desk, number, 2)] }));
      },
    ],
    [
      'by going into one that is',
      async () => {
        const into = await opened();
        await handle(desk, into, { type: 'restrict' }, await by('Marta'));
        await mergeTickets(desk, number, into, await by('Marta'));
      },
    ],
  ];
  test.each(ways)('%s', async (_, does) => {
    await does();
    expect((await types()).filter(type => type === 'withdrawn')).toHaveLength(1);
    expect(await now()).toMatchObject({ restricted: true, assignee: null });
  });

  test('waiting for its customer it goes on waiting, closed it stays closed and comes back to the queue', async () => {
    await press('Anna', 'ask-clarification', { step: 'confirm', inputs: { text: 'Quale versione?' } });
    await press('Anna', 'restrict');
    expect(await now()).toMatchObject({ status: 'waiting', assignee: null });
    await press('Marta', 'claim');
    expect(await now()).toMatchObject({ status: 'waiting', assignee: { name: 'Marta' } });

    number = await opened();
    await press('Anna', 'claim');
    for (const order of [
      { type: 'classify', category: bug, priority: 3 },
      { type: 'close', resolution: 'Fatto.' },
      { type: 'restrict' },
    ] satisfies OperatorCommand[])
      await handle(desk, number, order, await by('Anna'));
    expect(await now()).toMatchObject({ status: 'closed', assignee: null });
    await handle(desk, number, { type: 'reopen', reason: '' }, await by('Marta'));
    expect(await now()).toMatchObject({ status: 'new', assignee: null });
  });

  test('whoever did it to their own is told; one of the few claims it', async () => {
    const answer = await press('Anna', 'restrict');
    expect(answer).toMatchObject({ kind: 'done', line: expect.stringContaining('Non è più in carico a te') });
    expect(await press('Marta', 'claim')).toMatchObject({ kind: 'done' });
    expect(await now()).toMatchObject({ status: 'assigned', assignee: { name: 'Marta' } });
  });

  test('whoever has it and sees it keeps it', async () => {
    await press('Anna', 'release');
    await press('Marta', 'claim');
    expect(JSON.stringify(await press('Marta', 'restrict'))).not.toContain('in carico a te');
    expect(await now()).toMatchObject({ restricted: true, assignee: { name: 'Marta' } });
    expect(await types()).not.toContain('withdrawn');
  });
});

describe('what somebody had who has left', () => {
  let left = 0;
  const leaves = async (name: string) => {
    left = (await person(name)).id;
    await noteLeft(desk.db, left, desk.clock());
  };
  afterEach(async () => await noteLeft(desk.db, left, null));

  test('goes back to the queue where it is kept to few from then on', async () => {
    await leaves('Anna');
    await handle(desk, number, { type: 'restrict' }, await by('Marta'));
    expect(await now()).toMatchObject({ restricted: true, assignee: null, status: 'new' });
    expect(await press('Marta', 'claim')).toMatchObject({ kind: 'done' });
  });

  test('goes back to the queue of the few, once, where one of them leaves; waiting, it goes on waiting', async () => {
    await press('Anna', 'release');
    await press('Marta', 'claim');
    await press('Marta', 'restrict');
    await press('Marta', 'ask-clarification', { step: 'confirm', inputs: { text: 'Quale versione?' } });
    await withdrawFromTheUnseeing(desk);
    expect(await now()).toMatchObject({ assignee: { name: 'Marta' } });
    await leaves('Marta');
    await tick(desk);
    await tick(desk);
    expect(await now()).toMatchObject({ restricted: true, assignee: null, status: 'waiting' });
    expect((await types()).filter(type => type === 'withdrawn')).toHaveLength(1);
  });

  test('and all see stays noted as theirs; anybody takes it over', async () => {
    await leaves('Anna');
    await tick(desk);
    expect(await now()).toMatchObject({ assignee: { name: 'Anna' } });
    // Lists say of it what its card does.
    expect(await press('Marta', 'watch')).toMatchObject({ kind: 'done' });
    expect(await listed('Marta', 'seguite')).toContain('non assegnata: Anna non può più occuparsene');
    expect(await press('Marta', 'take-over')).toMatchObject({ kind: 'done' });
    expect(await now()).toMatchObject({ assignee: { name: 'Marta' } });
  });
});

/** A list, as somebody asks for it. */
const listed = async (who: string, typed: string) =>
  JSON.stringify(
    await house.door.command({ platform: 'slack', userId: who }, typed, alone, crypto.randomUUID()),
  );

describe('what is kept to few, and somebody has who loses sight of it later', () => {
  const [seeing, clock] = [desk.maySeeWords, desk.clock];
  /** As desk.yaml names them from now on. */
  const few = async (...people: string[]) => {
    Object.assign(desk, { maySeeWords: circleSees({ channels: [], people }) });
    await settleEverybodysSight(desk);
  };
  const minutesLater = (minutes: number) => {
    const then = new Date(desk.clock().getTime() + minutes * 60_000);
    Object.assign(desk, { clock: () => then });
  };
  /** Whose it is, as their own list, that of all open ones and the log say it. */
  const has = async () => ({
    card: (await now())?.assignee?.name ?? null,
    theirs: (await listed('Marta', 'mie')).includes(`#${number}`),
    withdrawn: (await types()).filter(type => type === 'withdrawn').length,
  });
  beforeEach(async () => {
    await press('Anna', 'release');
    await press('Marta', 'claim');
    await press('Marta', 'restrict');
    await settleEverybodysSight(desk);
    expect(await has()).toEqual({ card: 'Marta', theirs: true, withdrawn: 0 });
  });
  afterEach(async () => {
    Object.assign(desk, { maySeeWords: seeing, clock });
    await settleEverybodysSight(desk);
  });

  test('goes back to the queue of the few, once: card, lists and counts say so', async () => {
    await few('anna@interzen.example');
    minutesLater(11);
    await tick(desk);
    await tick(desk);
    expect(await has()).toEqual({ card: null, theirs: false, withdrawn: 1 });
    const events = await eventsAfter(desk.db, number, 0);
    expect(events.at(-1)).toMatchObject({ event: { why: 'unseeing' }, actor: { kind: 'desk' } });
    expect(await press('Anna', 'claim')).toMatchObject({ kind: 'done' });
  });

  test('stays theirs where that was a slip', async () => {
    await few('anna@interzen.example');
    minutesLater(2);
    await tick(desk);
    expect(await has()).toMatchObject({ card: 'Marta', withdrawn: 0 });
    await few('marta@interzen.example');
    minutesLater(20);
    await tick(desk);
    expect(await has()).toEqual({ card: 'Marta', theirs: true, withdrawn: 0 });
  });

  test('and what all see stays theirs', async () => {
    await press('Marta', 'lift-restriction', { step: 'submit' });
    await few('anna@interzen.example');
    minutesLater(11);
    await tick(desk);
    expect(await has()).toEqual({ card: 'Marta', theirs: true, withdrawn: 0 });
  });
});

test('its thread says so without words, and calls whoever had it; that of the few says who did it', async () => {
  await handle(desk, number, { type: 'restrict' }, await by('Marta'));
  const events = await eventsAfter(desk.db, number, 0);
  const sequence = events.find(({ event }) => event.type === 'withdrawn')?.sequence;
  lines.length = 0;
  for (const destination of ['C0SUPPORT', 'C0FEW']) {
    const key = { ticket: number, platform: 'slack', destination } as const;
    await beginPosting(desk.db, key, desk.clock());
    await notePlace(desk.db, key, { channel: destination, message: '1.1' }, '');
    await couriers.line({ ticket: number, platform: 'slack', destination, sequence });
  }
  expect(lines).toEqual([
    {
      channel: 'C0SUPPORT',
      text: 'Ora è riservata e non è più in carico a Anna: deve prenderla in carico chi è autorizzato.',
      mentions: ['Anna'],
    },
    {
      channel: 'C0FEW',
      text: expect.stringMatching(/^Ora è riservata \(Marta .*Anna, che non/),
      mentions: [],
    },
  ]);
});

test('where somebody may not see any more what they have, one of the few takes it over', async () => {
  await press('Anna', 'release');
  await press('Marta', 'claim');
  await press('Marta', 'restrict');
  const [anna, marta] = [await person('Anna'), await person('Marta')];
  const seeing = desk.maySeeWords;
  try {
    // Marta was taken out of the channel of the few, and Anna let in.
    Object.assign(desk, { maySeeWords: circleSees({ channels: [], people: [anna.email] }) });
    expect(await press('Anna', 'take-over')).toMatchObject({ kind: 'done' });
    expect(await now()).toMatchObject({ assignee: { name: 'Anna' } });
    expect((await press('Anna', 'take-over')).kind).toBe('refused');
  } finally {
    Object.assign(desk, { maySeeWords: seeing });
  }
  expect(marta.role).toBe('operator');
});

describe('the card of those who may act on it has the claim in front, and says that nobody has it', () => {
  const both = [
    ['it', 'Non assegnata', 'non assegnata: Anna non può più occuparsene'],
    ['en', 'Unassigned', 'unassigned: Anna can no longer act on it'],
  ] as const;
  const shown = async (language: 'it' | 'en', channel: string) => {
    const card = await cardNow(desk, speechIn(language), number, { platform: 'slack', channel });
    const [first] = card.actions;
    const verbs = card.actions.map(({ verb }) => verb);
    return { ...first, has: card.facts.find(({ id }) => id === 'assignee')?.value, verbs };
  };

  test.each(both)('%s: withdrawn, from the customer’s turn too', async (language, nobody) => {
    await press('Anna', 'ask-clarification', { step: 'confirm', inputs: { text: 'Quale versione?' } });
    await press('Anna', 'restrict');
    expect(await shown(language, 'C0FEW')).toMatchObject({
      verb: 'claim',
      place: 'front',
      emphasis: 'primary',
      has: nobody,
    });
  });

  test.each(both)('%s: of somebody who has left, or lost sight of it later', async (language, _, nobody) => {
    const anna = await person('Anna');
    expect(await shown(language, 'C0SUPPORT')).toMatchObject({ verb: 'close' });
    await noteLeft(desk.db, anna.id, desk.clock());
    try {
      const card = await shown(language, 'C0SUPPORT');
      expect(card).toMatchObject({ verb: 'claim', place: 'front', emphasis: 'primary', has: nobody });
      expect(card.verbs).not.toContain('close');
      expect(card.verbs).not.toContain('release');
      expect(await press('Marta', 'claim')).toMatchObject({ kind: 'done' });
      expect(await now()).toMatchObject({ status: 'assigned', assignee: { name: 'Marta' } });
    } finally {
      await noteLeft(desk.db, anna.id, null);
    }
    expect(await press('Anna', 'claim')).toMatchObject({ kind: 'refused' });
  });
});
