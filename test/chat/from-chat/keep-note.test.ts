import { beforeEach, expect, test } from 'vitest';
import { deskDoor } from '../../../src/chat/door.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { adoptPlace } from '../../../src/store/chats/pressed-cards.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';
import { wholePart } from '../seen-whole.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('it');
const gateway = muteGateway('slack', {
  member: async userId =>
    userId === 'Nobody'
      ? null
      : { userId, name: userId, email: `${userId.toLowerCase()}@interzen.example`, inOperatorsChannel: true },
});
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { slack: gateway }, speech, links);
const where = {
  kind: 'channel' as const,
  channel: 'C0SUPPORT',
  destination: 'C0SUPPORT',
  message: null,
  isCard: false,
};

let number = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail({ messageId: `<${crypto.randomUUID()}@x>` }));
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await adoptPlace(
    own.database.db,
    { ticket: number, platform: 'slack', destination: 'C0SUPPORT' },
    { channel: 'C0SUPPORT', message: `card ${number}` },
  );
});

const keep = async (userId: string, about = {}) =>
  await door.keepNote(
    { platform: 'slack', userId },
    {
      channel: 'C0SUPPORT',
      message: `m ${number}`,
      thread: `card ${number}`,
      author: 'Marco',
      text: 'È il driver di stampa.',
      link: 'https://x/p1',
      name: '',
      files: [],
      isOurs: false,
      ...about,
    },
    where,
  );
const notes = async () =>
  (await eventsAfter(own.database.db, number, 0)).filter(({ event }) => event.type === 'note-added');

test('what a colleague wrote is kept with who wrote it and who kept it, once, whoever presses', async () => {
  expect(await keep('Anna')).toBe(`Salvata come nota interna di #${number}.`);
  expect(await keep('Anna')).toBe(`Era già tra le note di #${number}.`);
  const [again] = await Promise.all([keep('Giulia'), keep('Anna')]);
  expect(again).toBe(`Era già tra le note di #${number}.`);
  const [note, ...others] = await notes();
  expect(others).toEqual([]);
  if (!note) throw new Error('no note');
  expect(note).toMatchObject({ actor: { name: 'Anna' }, event: { kept: { by: 'Marco', on: 'slack' } } });
  expect(eventInWords(speech, wholePart(note))).toBe(
    'Nota di Marco, salvata da Anna (Slack): È il driver di stampa.',
  );
});

test('not by a stranger, nor outside a card’s thread, nor what says nothing', async () => {
  expect(await keep('Nobody')).toMatch(/operatori/);
  expect(await keep('Anna', { thread: null })).toMatch(/non è nella discussione/);
  expect(await keep('Anna', { thread: 'another' })).toMatch(/non è nella discussione/);
  expect(await keep('Anna', { text: ' ' })).toBe('Manca il testo.');
  expect(await notes()).toEqual([]);
});
