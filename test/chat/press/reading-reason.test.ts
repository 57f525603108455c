import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { FormView, PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { formView } from '../../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../../src/chat/teams/cards/form/form.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { readingsOf } from '../../../src/store/portal/readings.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { ChatPlatform } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const plain = aDesk(() => own.database.db);
const desk = Object.assign(Object.create(plain, Object.getOwnPropertyDescriptors(plain)), {
  privacy: { ...plain.privacy, askReason: true },
}) as typeof plain;
const member = async (userId: string) => ({
  userId,
  name: userId,
  email: `${userId.toLowerCase()}@interzen.example`,
  inOperatorsChannel: true,
});
const gateways = { slack: muteGateway('slack', { member }), teams: muteGateway('teams', { member }) };
const links = () => ({ attachment: async () => '', original: async () => null });
const doors = {
  it: deskDoor(desk, gateways, speechIn('it'), links),
  en: deskDoor(desk, gateways, speechIn('en'), links),
};

let number = 0;
let presses = 0;
let words = '';
beforeEach(async () => {
  const email = anEmail({ messageId: `<${crypto.randomUUID()}@x>` });
  words = email.text;
  const outcome = await takeIn(desk, email);
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

type About = Partial<ButtonPress> & { language?: 'it' | 'en' };
async function press(
  userId: string,
  verb: string,
  { language = 'it', ...about }: About = {},
): Promise<PressAnswer> {
  presses += 1;
  const { version = 0, nonce = '' } = (await findTicket(desk.db, number)) ?? {};
  const pressed = { platform: 'slack', userId, verb, step: 'press', ticket: number } as const;
  return await doors[language].press(
    { ...pressed, inputs: {}, key: `r${presses}`, version, nonce, ...about },
    alone,
  );
}

function formOf(answer: PressAnswer): FormView {
  if (answer.kind !== 'form') throw new Error(answer.kind);
  return answer.form;
}
const sent = ({ carried }: FormView, typed: Record<string, string>) =>
  ({ step: 'submit', inputs: { ...carried, ...typed } }) as const;
const reasons = async () =>
  (await readingsOf(desk.db, { ticket: number }, { behind: null, limit: 10 })).map(
    ({ name, purpose }) => `${name}: ${purpose}`,
  );

describe.each(['slack', 'teams'] satisfies ChatPlatform[])(
  'on %s, whoever opens what a colleague has',
  platform => {
    test('says first what for, and reads then; the reason stands in the ledger', async () => {
      await press('Anna', 'claim', { platform });
      const form = formOf(await press('Marco', 'open', { platform }));
      expect(form).toMatchObject({
        title: 'Perché la apri?',
        submit: 'Apri',
        fields: [{ id: 'reason', required: true }],
      });
      expect(JSON.stringify(form)).not.toContain(words);
      expect(await reasons()).toEqual([]);
      const empty = formOf(await press('Marco', 'open', { platform, ...sent(form, { reason: ' ' }) }));
      expect(empty.notice).toBe('Scrivi il motivo.');
      expect(await reasons()).toEqual([]);
      const read = await press('Marco', 'open', { platform, ...sent(form, { reason: 'Anna è in ferie' }) });
      expect(read.kind).toBe('conversation');
      expect(JSON.stringify(read)).toContain(words);
      expect(await reasons()).toEqual(['Marco: Anna è in ferie']);
    });

    test('turns pages and answers without saying it again, for an hour', async () => {
      await press('Anna', 'claim', { platform });
      const form = formOf(await press('Marco', 'reply', { platform, language: 'en' }));
      expect(form.title).toBe('Why open it?');
      const reply = formOf(
        await press('Marco', 'reply', { platform, ...sent(form, { reason: 'colleague asked' }) }),
      );
      expect(reply.fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['said', 'text']));
      expect(reply.carried).not.toHaveProperty('asks');
      expect((await press('Marco', 'open', { platform, inputs: { page: '1' } })).kind).toBe('conversation');
      desk.advance(3_700_000);
      expect(formOf(await press('Marco', 'open', { platform })).title).toBe('Perché la apri?');
      expect(await reasons()).toEqual(['Marco: ', 'Marco: colleague asked']);
    });

    test('says it too when coming back to a letter, and for all of it out of its form; nothing typed is lost', async () => {
      const reply = formOf(await press('Marco', 'reply', { platform }));
      await press('Anna', 'claim', { platform });
      const typed = { ...reply.carried, text: 'Buongiorno, provi così.' };
      const preview = await press('Marco', 'reply', {
        platform,
        step: 'within',
        inputs: { ...typed, button: 'preview' },
      });
      if (preview.kind !== 'preview') throw new Error(preview.kind);
      const { inputs } = preview.preview;
      for (const about of [
        { step: 'back', inputs },
        { step: 'within', inputs: { ...typed, button: 'read' } },
      ] as const) {
        const asking = await press('Marco', 'reply', { platform, ...about });
        expect(JSON.stringify(asking)).not.toContain(words);
        expect(formOf(asking).title).toBe('Perché la apri?');
        const again = formOf(await press('Marco', 'reply', { platform, ...sent(formOf(asking), {}) }));
        const read = await press('Marco', 'reply', { platform, ...sent(again, { reason: about.step }) });
        expect(JSON.stringify(read)).toContain(words);
        expect((await reasons())[0]).toBe(`Marco: ${about.step}`);
        const back = read.kind === 'conversation' ? read.conversation.back?.inputs : inputs;
        const form = formOf(await press('Marco', 'reply', { platform, step: 'back', inputs: back ?? {} }));
        expect(form.fields).toContainEqual(expect.objectContaining({ id: 'text', value: typed.text }));
        desk.advance(3_700_000);
      }
      const letter = await press('Marco', 'reply', { platform, step: 'confirm', inputs });
      expect(letter.kind).toBe('done');
    });

    test('does not make it theirs by watching it: a reason once is enough then', async () => {
      await press('Anna', 'claim', { platform });
      await press('Marco', 'watch', { platform });
      const form = formOf(await press('Marco', 'open', { platform }));
      await press('Marco', 'open', { platform, ...sent(form, { reason: 'la seguo con Anna' }) });
      desk.advance(3_700_000);
      expect((await press('Marco', 'open', { platform })).kind).toBe('conversation');
    });
  },
);

test('it is drawn on both platforms', async () => {
  await press('Anna', 'claim');
  const form = formOf(await press('Marco', 'open', { inputs: { page: '2' } }));
  expect(form.carried).toEqual({ asks: 'reason', page: '2' });
  for (const drawn of [formView(form, 'n1', true), formAdaptiveCard(form, 'dialog')]) {
    const text = JSON.stringify(drawn);
    for (const said of ['Motivo', 'lo legge anche il cliente', 'Apri']) expect(text).toContain(said);
  }
});

test('nobody is asked of what is theirs, what waits for all, what they watch; nor where desk.yaml does not say so', async () => {
  expect((await press('Marco', 'open')).kind).toBe('conversation');
  await press('Rita', 'watch');
  await press('Anna', 'claim');
  expect((await press('Anna', 'open')).kind).toBe('conversation');
  expect((await press('Rita', 'open')).kind).toBe('conversation');
  const silent = deskDoor(plain, gateways, speechIn('it'), links);
  const { version = 0, nonce = '' } = (await findTicket(desk.db, number)) ?? {};
  const opened = {
    platform: 'slack',
    userId: 'Luca',
    verb: 'open',
    step: 'press',
    ticket: number,
    inputs: {},
  } as const;
  expect((await silent.press({ ...opened, key: 'silent', version, nonce }, alone)).kind).toBe('conversation');
});
