import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../src/chat/button-press.ts';
import type { PressAnswer, TicketCard } from '../../src/chat/card.ts';
import { chatCouriers } from '../../src/chat/couriers/couriers.ts';
import type { Whereabouts } from '../../src/chat/desk-door.ts';
import { deskDoor } from '../../src/chat/door.ts';
import { linesIn } from '../../src/chat/nothing.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import type { ChatMember } from '../../src/desk/people/directory.ts';
import { cardsOf } from '../../src/store/chats/cards.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { bug } from '../ticket/categories.ts';
import { speechIn } from './a-moment.ts';
import { alone, asking } from './asking.ts';
import { muteGateway } from './mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

const members: Record<string, ChatMember> = {
  U1: { userId: 'U1', name: 'Anna Rossi', email: 'anna@interzen.example', inOperatorsChannel: true },
  U2: { userId: 'U2', name: 'Marco Bianchi', email: 'marco@interzen.example', inOperatorsChannel: true },
  'aad-1': { userId: 'aad-1', name: 'Rossi Anna', email: 'Anna@Interzen.example', inOperatorsChannel: true },
  UOUT: { userId: 'UOUT', name: 'Vicino', email: 'vicino@interzen.example', inOperatorsChannel: false },
  UGUEST: { userId: 'UGUEST', name: 'Ospite', email: null, inOperatorsChannel: true },
};

/** A platform that knows these people; cards are not posted in this suite. */
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async id => members[id] ?? null,
    members: async () => Object.values(members),
    present: async () =>
      new Set(Object.values(members).flatMap(m => (m.inOperatorsChannel ? [m.userId] : []))),
  });

const links = { attachment: async () => 'https://desk.example/files/x', original: async () => null };
const door = deskDoor(
  desk,
  { slack: gateway('slack'), teams: gateway('teams') },
  speechIn('it'),
  () => links,
);

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  if (outcome.outcome === 'opened') number = outcome.ticket;
});

/** As the buttons of a ticket bear it. */
async function nonceOf(ticket: number): Promise<string> {
  return (await findTicket(desk.db, ticket))?.nonce ?? '';
}

async function press(
  who: string,
  verb: ButtonPress['verb'],
  about: Partial<ButtonPress> = {},
  where = alone,
): Promise<PressAnswer> {
  presses += 1;
  const version = about.version ?? (await findTicket(desk.db, number))?.version ?? 0;
  return await door.press(
    {
      platform: who.startsWith('aad') ? 'teams' : 'slack',
      userId: who,
      verb,
      step: 'press',
      ticket: number,
      inputs: {},
      key: `k${presses}`,
      nonce: await nonceOf(about.ticket ?? number),
      ...about,
      version,
    },
    where,
  );
}

describe('who may act', () => {
  test('one person on two platforms is one operator', async () => {
    expect(await press('U1', 'claim')).toMatchObject({ kind: 'done', line: 'Ora è in carico a te.' });
    expect(await press('aad-1', 'claim')).toMatchObject({ kind: 'refused', line: 'È già in carico a te.' });
  });
  test.each(['UOUT', 'UGUEST', 'UNKNOWN'])('%s is refused privately', async who => {
    expect(await press(who, 'claim')).toMatchObject({ kind: 'stranger' });
    expect((await findTicket(desk.db, number))?.status).toBe('new');
  });
  test('a stranger gets nothing from a command either', async () => {
    expect(linesIn(await asking(door, 'UOUT', 'queue'))).toEqual([]);
    expect(await door.home({ platform: 'slack', userId: 'UOUT' })).toBeNull();
  });
});

test('the card says how many files came with its mails, where it is posted and to who presses it', async () => {
  const file = (name: string) => ({
    name,
    type: 'text/plain',
    content: new Uint8Array([1]),
    contentId: '',
    inline: false,
    dangerous: false,
  });
  const outcome = await takeIn(desk, anEmail({ attachments: [file('a.txt'), file('b.txt')] }));
  const withFiles = outcome.outcome === 'opened' ? outcome.ticket : 0;
  const posted: TicketCard[] = [];
  const slack = {
    ...gateway('slack'),
    postCard: async (channel: string, card: TicketCard) => {
      posted.push(card);
      return { channel, message: '1' };
    },
  };
  const { card } = chatCouriers(desk, { slack }, speechIn('it'));
  await card({ ticket: withFiles, platform: 'slack', destination: 'C0SUPPORT' });
  const answer = await press('U1', 'claim', { ticket: withFiles, version: 1 });
  for (const shown of [posted[0], 'card' in answer ? answer.card : undefined])
    expect(shown?.times).toMatch(/^📎 2 allegati · arrivata /);
  expect(await press('U1', 'claim')).toMatchObject({ card: { times: expect.stringMatching(/^arrivata /) } });
});

describe('a letter', () => {
  beforeEach(async () => {
    await press('U1', 'claim');
  });

  test('is seen exactly as it goes, then goes', async () => {
    expect(await press('U1', 'reply')).toMatchObject({
      kind: 'form',
      form: {
        fields: [
          { kind: 'said', who: 'Paolo Neri' },
          { id: 'read' },
          { id: 'text', value: '' },
          { kind: 'files' },
        ],
        submit: 'Anteprima',
      },
    });
    const inputs = { text: 'Ci siamo.\n\nRiprovi adesso.' };
    const preview = await press('U1', 'reply', { step: 'submit', inputs });
    if (preview.kind !== 'preview') throw new Error(preview.kind);
    expect((await conversationOf(desk.db, number)).filter(m => m.direction === 'out')).toHaveLength(1);
    const { version } = preview.preview;
    expect(
      await press('U1', 'reply', { step: 'confirm', inputs: preview.preview.inputs, version }),
    ).toMatchObject({ kind: 'done' });
    const letter = (await conversationOf(desk.db, number)).at(-1);
    expect(letter?.text).toBe(preview.preview.text);
    expect(preview.preview.head.map(({ value }) => value)).toContain(letter?.subject);
  });

  test('goes once, however often its button is pressed', async () => {
    await press('U1', 'claim');
    const preview = await press('U1', 'reply', { step: 'submit', inputs: { text: 'Provi a riavviare.' } });
    if (preview.kind !== 'preview') throw new Error(preview.kind);
    const { inputs, version } = preview.preview;
    const send = () => press('U1', 'reply', { step: 'confirm', inputs, version });
    expect((await Promise.all([send(), send(), send()])).map(({ kind }) => kind)).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(await send()).toMatchObject({
      kind: 'done',
      line: expect.stringContaining('non viene inviata due volte'),
    });
    const letters = (await conversationOf(desk.db, number)).filter(({ text }) => text.includes('riavviare'));
    expect(letters).toHaveLength(1);
  });

  test('can be changed after it was seen: the draft is still there', async () => {
    const back = await press('U1', 'reply', { step: 'back', inputs: { text: 'Ci siamo' } });
    expect(back).toMatchObject({
      kind: 'form',
      form: { fields: [{}, {}, { value: 'Ci siamo' }, { kind: 'files' }] },
    });
  });

  test('is not sent when the customer has written meanwhile, and the draft is kept', async () => {
    const { version } = (await findTicket(desk.db, number)) ?? { version: 0 };
    await takeIn(desk, anEmail({ subjectTokens: [number] }));
    const stale = await press('U1', 'reply', { step: 'confirm', inputs: { text: 'Ci siamo' }, version });
    expect(stale).toMatchObject({
      kind: 'form',
      form: { fields: [{}, {}, { value: 'Ci siamo' }, { kind: 'files' }], version: version + 1 },
    });
    if (stale.kind === 'form') expect(stale.form.notice).toContain('Paolo Neri ha scritto di nuovo.');
    // Seen now: the same letter goes with the version that was shown.
    const sent = await press('U1', 'reply', {
      step: 'confirm',
      inputs: { text: 'Ci siamo' },
      version: version + 1,
    });
    expect(sent.kind).toBe('done');
  });

  test('to close with is refused kindly until classified', async () => {
    expect(await press('U1', 'close')).toMatchObject({
      kind: 'refused',
      line: expect.stringContaining('classificala'),
    });
  });
});

describe('a stale press', () => {
  test('gets the fresh card, and what happened', async () => {
    await press('U2', 'claim');
    const answer = await press('U1', 'claim', { version: 1 });
    expect(answer).toMatchObject({ kind: 'refused', card: { head: { words: 'In tempo' }, version: 2 } });
    if (answer.kind === 'refused') expect(answer.line).toContain('Presa in carico da Marco Bianchi (Slack)');
  });
  test('that still makes sense is carried out', async () => {
    await press('U2', 'note', { step: 'submit', inputs: { text: 'Visto.' } });
    expect(await press('U1', 'claim', { version: 1 })).toMatchObject({ kind: 'done' });
  });
});

test('classify, by the form', async () => {
  const missing = await press('U1', 'classify', {
    step: 'submit',
    inputs: { category: 'bug', priority: '' },
  });
  expect(missing).toMatchObject({
    kind: 'form',
    form: { notice: 'Per questa categoria la priorità è obbligatoria.' },
  });
  const done = await press('U1', 'classify', { step: 'submit', inputs: { category: 'bug', priority: '2' } });
  expect(done).toMatchObject({ kind: 'done' });
  expect(await findTicket(desk.db, number)).toMatchObject({ category: 'bug', priority: 2 });
});

test.each([
  ['classify', { category: 'nonsense' }],
  ['classify', { category: bug, priority: '9' }],
  ['reassign', { operator: '999999' }],
  ['reassign', { operator: 'x' }],
  ['language', { language: 'fr' }],
] as const)('%s with input that no form sends is not believed: %j', async (verb, inputs) => {
  const answer = await press('U1', verb, { step: 'submit', inputs });
  expect(answer).toMatchObject({
    kind: 'form',
    form: { notice: expect.stringContaining('non è più valido') },
  });
});

test('opening shows everything, and is recorded', async () => {
  await press('U1', 'claim');
  await press('U1', 'note', { step: 'submit', inputs: { text: 'Sentito al telefono.' } });
  const answer = await press('U2', 'open');
  if (answer.kind !== 'conversation') throw new Error(answer.kind);
  expect(answer.conversation.entries.map(e => e.side)).toEqual(['customer', 'desk', 'internal']);
  expect(answer.conversation.recorded).toContain('registrata');
  expect((await eventsAfter(desk.db, number, 3)).map(e => e.event.type)).toEqual(['conversation-opened']);
});

test('a long mail is shown whole, page by page', async () => {
  const text = Array.from({ length: 2000 }, (_, i) => `Riga ${i}`).join('\n');
  await takeIn(desk, anEmail({ subjectTokens: [number], text, newText: text }));
  const seen: string[] = [];
  let page: string | undefined = '1';
  while (page) {
    const answer: PressAnswer = await press('U1', 'open', { inputs: { page } });
    if (answer.kind !== 'conversation') throw new Error(answer.kind);
    seen.push(...answer.conversation.entries.map(e => e.text));
    page = answer.conversation.newer?.page;
  }
  expect(seen.join('\n')).toContain(text);
});

test('commands', async () => {
  await press('U1', 'claim');
  const ask = (words: string) => asking(door, 'U1', words);
  expect(linesIn(await ask('mine')).map(l => l.number)).toContain(number);
  expect(linesIn(await ask('queue')).map(l => l.number)).not.toContain(number);
  expect(linesIn(await ask(`#${number}`))).toHaveLength(1);
  expect((await ask('999999')).text).toContain('#999999');
  expect((await ask('')).text).toMatch(/^\*\/ticket casa\* .*\n\*\/ticket 1042\* /);
  const help = (await ask('help')).text;
  expect((await ask('qeue now')).text).toBe(
    `Non conosco il comando «qeue now».\nForse volevi */ticket coda*?\n${help}`,
  );
  expect((await ask('<!channel> *pizza*')).text).toBe(`Non conosco il comando «channel pizza».\n${help}`);
});

test('a press on what is no card makes none of it; one on a lost card does', async () => {
  const at = (message: string, isCard: boolean): Whereabouts => ({
    kind: 'channel',
    channel: '19:home',
    destination: 'installed',
    message,
    isCard,
  });
  await press('aad-1', 'card', {}, at(`call-${number}`, false));
  await press('aad-1', 'card', {}, at(`card-${number}`, true));
  const copies = await cardsOf(desk.db, { ticket: number, platform: 'teams', destination: 'installed' });
  expect(copies.map(({ message }) => message)).toEqual([`card-${number}`]);
});
