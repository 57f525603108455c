import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { Asker } from '../../../src/chat/voice/asker.ts';
import { ownSpeech } from '../../../src/chat/voice/own-speech.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import type { ChatMember } from '../../../src/desk/people/directory.ts';
import { recognise } from '../../../src/desk/people/recognise.ts';
import { chooseLanguage } from '../../../src/store/people/languages.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { ChatPlatform, Language } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const aloud = speechIn('it');

let people = 0;
let member: ChatMember;
/** Somebody nobody has met, whose Slack account is `U…` and whose Entra id `aad-…`. */
beforeEach(() => {
  people += 1;
  const email = `somebody${people}@interzen.example`;
  member = { userId: '', name: `Somebody ${people}`, email, inOperatorsChannel: true };
});
const idOn = (platform: ChatPlatform) => `${platform === 'slack' ? 'U' : 'aad-'}${people}`;

let askedOfPlatform = 0;
const gateway = (platform: ChatPlatform, language: Language | null = null) =>
  muteGateway(platform, {
    member: async userId => {
      askedOfPlatform += 1;
      return { ...member, userId, ...(language ? { language } : {}) };
    },
  });
const doorWith = (languages: Partial<Record<ChatPlatform, Language | null>> = {}) =>
  deskDoor(
    desk,
    { slack: gateway('slack', languages.slack), teams: gateway('teams', languages.teams) },
    aloud,
    () => ({ attachment: async () => '', original: async () => null }),
  );

const asker = (platform: ChatPlatform, language?: Language | null): Asker => ({
  platform,
  userId: idOn(platform),
  ...(language === undefined ? {} : { language }),
});
const titleOf = async (door: ReturnType<typeof doorWith>, who: Asker, words = 'aiuto') =>
  (await door.command(who, words, alone, crypto.randomUUID()))?.title;
const help = { it: 'Comandi', en: 'Commands' };

describe('which language', () => {
  test('the desk’s, where the platform says nothing', async () => {
    expect(await titleOf(doorWith(), asker('slack'))).toBe(help.it);
  });

  test('that of the client: Slack says it of the person, Teams with what they do', async () => {
    expect(await titleOf(doorWith({ slack: 'en' }), asker('slack'))).toBe(help.en);
    expect(await titleOf(doorWith(), asker('teams', 'en'))).toBe(help.en);
    // It is kept: a client that says nothing the next time speaks it still.
    expect(await titleOf(doorWith(), asker('teams'))).toBe(help.en);
  });

  test('of two platforms each its own; one that says nothing takes the other’s', async () => {
    const door = doorWith({ slack: 'en' });
    expect(await titleOf(door, asker('slack'))).toBe(help.en);
    expect(await titleOf(door, asker('teams'))).toBe(help.en);
    expect(await titleOf(door, asker('teams', 'it'))).toBe(help.it);
    expect(await titleOf(door, asker('slack'))).toBe(help.en);
  });

  test('what they chose goes before both, on both; what means nothing is said so', async () => {
    const door = doorWith({ slack: 'en' });
    const choose = async (words: string) =>
      (await door.command(asker('slack'), words, alone, crypto.randomUUID()))?.text ?? '';
    expect(await choose('language it')).toContain('l’hai scelto tu');
    expect(await titleOf(door, asker('slack'))).toBe(help.it);
    expect(await titleOf(door, asker('teams', 'en'))).toBe(help.it);
    expect(await choose('lingua klingon')).toContain('«klingon»');
    expect(await choose('lingua inglese')).toContain('your own choice');
    expect(await choose('language auto')).toContain('the language of your app');
    expect(await titleOf(door, asker('slack'))).toBe(help.en);
  });

  test('what all read is in the desk’s, whoever asked', async () => {
    const door = doorWith();
    const channel = { kind: 'channel', channel: 'c', destination: 'installed', message: null } as const;
    const at = (isPrivate: boolean) =>
      door.command(
        asker('teams', 'en'),
        'help',
        { ...channel, isCard: false, isPrivate },
        crypto.randomUUID(),
      );
    expect((await at(false))?.title).toBe(help.it);
    expect((await at(true))?.title).toBe(help.en);
  });

  test('nobody is asked for it: a platform that cannot be reached speaks as it did', async () => {
    const door = doorWith({ slack: 'en' });
    await titleOf(door, asker('slack'));
    const before = askedOfPlatform;
    expect(door.wordsFor(asker('slack'))).toBe(wordsIn('en'));
    expect(await titleOf(door, asker('slack'))).toBe(help.en);
    expect(askedOfPlatform).toBe(before);
    // Of somebody whom nobody has met, what their client says; else the desk's.
    expect(door.wordsFor({ platform: 'slack', userId: 'U-nobody' })).toBe(wordsIn('it'));
    expect(door.wordsFor({ platform: 'teams', userId: 'x', language: 'en' })).toBe(wordsIn('en'));
  });

  test('what nobody asked for, too: reminders and what watchers are told', async () => {
    const directory = gateway('slack', 'en');
    const operator = await recognise(desk, directory, 'slack', idOn('slack'));
    if (!operator) throw new Error('nobody');
    expect((await ownSpeech(desk, aloud, operator.id, 'slack')).language).toBe('en');
    expect((await ownSpeech(desk, aloud, operator.id, 'teams')).language).toBe('en');
    await chooseLanguage(desk.db, operator.id, 'it');
    expect((await ownSpeech(desk, aloud, operator.id, 'slack')).language).toBe('it');
    expect((await ownSpeech(desk, aloud, 2_000_000_000, 'slack')).language).toBe('it');
  });
});

describe('of a press', () => {
  let presses = 0;
  async function press(who: Asker, verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
    presses += 1;
    const key = `own-${presses}`;
    const given = { step: 'press', nonce: '', version: 0, inputs: {}, key, ticket: 0, ...about } as const;
    return await doorWith().press({ ...who, verb, ...given }, alone);
  }
  async function aTicket() {
    const opened = await takeIn(desk, anEmail());
    const ticket = opened.outcome === 'opened' ? await findTicket(desk.db, opened.ticket) : null;
    if (!ticket) throw new Error('no ticket');
    return { ticket: ticket.number, nonce: ticket.nonce, version: ticket.version };
  }

  test('the line is theirs, the card everybody’s', async () => {
    const about = await aTicket();
    const done = await press(asker('teams', 'en'), 'claim', about);
    expect(done).toMatchObject({ kind: 'done', card: { language: 'it' } });
    expect('line' in done && done.line).toBe(wordsIn('en').actions.claim.done);
    const late = await press(asker('teams', 'en'), 'accept-suggestion', about);
    expect(late).toMatchObject({ kind: 'refused', card: { language: 'it' } });
    expect('line' in late && late.line).not.toBe('');
  });

  test('an old client shows the answer to all: it is in everybody’s language', async () => {
    const done = await press({ ...asker('teams', 'en'), isAloud: true }, 'claim', await aTicket());
    expect('line' in done && done.line).toBe(wordsIn('it').actions.claim.done);
  });

  test('Home speaks the other language as soon as its button was pressed', async () => {
    const drawn = await press(asker('slack'), 'speak', { inputs: { page: 'en' }, list: 'home' });
    expect(drawn).toMatchObject({ kind: 'list', list: { title: wordsIn('en').home.intro('Somebody') } });
    const back = drawn.kind === 'list' ? drawn.list.buttons : [];
    expect(back).toContainEqual(
      expect.objectContaining({ verb: 'speak', page: 'it', label: 'Passa all’italiano' }),
    );
    expect(await press(asker('slack'), 'speak', { inputs: { page: 'xx' } })).toMatchObject({
      line: wordsIn('en').badInput,
    });
  });
});
