import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { FormView, PressAnswer, PreviewView } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { findPresser } from '../../../src/store/people/pressers.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const member = async (userId: string) => ({
  userId,
  name: userId,
  email: `${userId.toLowerCase()}@interzen.example`,
  inOperatorsChannel: true,
});
const gateways = { slack: muteGateway('slack', { member }), teams: muteGateway('teams', { member }) };
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speechIn('it'), links);
const text = 'Riavvii il servizio.';

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail({ messageId: `<${crypto.randomUUID()}@x>` }));
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await press('claim');
});

async function press(verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const { version = 0, nonce = '' } = (await findTicket(desk.db, number)) ?? {};
  const pressed = { platform: 'slack', userId: 'Anna', verb, step: 'press', ticket: number } as const;
  return await door.press({ ...pressed, inputs: {}, key: `w${presses}`, version, nonce, ...about }, alone);
}

const within = (button: string, inputs: Record<string, string>) =>
  press('reply', { step: 'within', inputs: { ...inputs, button } });
const sent = async () =>
  (await conversationOf(desk.db, number)).filter(({ text: said }) => said.includes(text));
const readings = async () =>
  (await eventsAfter(desk.db, number, 0)).filter(({ event }) => event.type === 'conversation-opened').length;

function formOf(answer: PressAnswer): FormView {
  if (answer.kind !== 'form') throw new Error(answer.kind);
  return answer.form;
}
function previewOf(answer: PressAnswer): PreviewView {
  if (answer.kind !== 'preview') throw new Error(answer.kind);
  return answer.preview;
}
const shownIn = (form: FormView, id: string) =>
  form.fields.flatMap(field => (field.id === id && 'value' in field ? [field.value] : []))[0];

describe('all that was written, read from within a form', () => {
  test('is recorded as a reading, and leads back to what was typed', async () => {
    await press('reply');
    const before = await readings();
    const shown = await within('read', { text });
    if (shown.kind !== 'conversation') throw new Error(shown.kind);
    const { back } = shown.conversation;
    expect(await readings()).toBe(before + 1);
    expect(back).toMatchObject({ verb: 'reply' });
    const form = formOf(await press('reply', { step: 'back', inputs: back?.inputs ?? {} }));
    expect(shownIn(form, 'text')).toBe(text);
    expect(await sent()).toEqual([]);
  });

  test('what a colleague typed is nobody else’s: their draft leads nowhere', async () => {
    const shown = await within('read', { text });
    if (shown.kind !== 'conversation') throw new Error(shown.kind);
    const { inputs = {} } = shown.conversation.back ?? {};
    const answer = await press('reply', { step: 'back', userId: 'Marco', inputs });
    expect(JSON.stringify(answer)).not.toContain(text);
    expect(answer).toMatchObject({ line: expect.stringContaining('Questa bozza non c’è più') });
  });
});

describe('the preview', () => {
  const wantsPreview = async () => (await findPresser(desk.db, 'slack', 'Anna'))?.owner?.wantsPreview;

  test('is switched off for oneself alone, looked at by a button of the form, and switched on again', async () => {
    const first = previewOf(await press('reply', { step: 'submit', inputs: { text } }));
    expect(first.rule?.ticked).toBe('off');
    await press('reply', { step: 'confirm', inputs: { ...first.inputs, rule: 'off' } });
    expect(await wantsPreview()).toBe(false);
    // A colleague goes on seeing each.
    expect((await press('reply', { userId: 'Marco', step: 'submit', inputs: { text } })).kind).toBe(
      'preview',
    );

    const form = formOf(await press('reply'));
    expect(form.submit).toBe('Invia');
    expect(form.fields.some(({ id }) => id === 'preview')).toBe(true);
    expect((await press('reply', { step: 'submit', inputs: { text: `${text} Poi mi dica.` } })).kind).toBe(
      'done',
    );

    const looked = previewOf(await within('preview', { text: `${text} E ancora.` }));
    expect(looked.rule?.ticked).toBe('on');
    await press('reply', { step: 'confirm', inputs: { ...looked.inputs, rule: 'on' } });
    expect(await wantsPreview()).toBe(true);
    expect(formOf(await press('reply')).submit).toBe('Anteprima');
    expect(await sent()).toHaveLength(3);
  });
});

describe('what a client leaves out of a form that it sends', () => {
  test('stays as the form showed it: a language, a category', async () => {
    await press('classify', { step: 'submit', inputs: { category: 'bug', priority: '2', language: 'en' } });
    expect(await findTicket(desk.db, number)).toMatchObject({ category: 'bug', priority: 2, language: 'en' });
    const answer = await press('reclassify', { step: 'submit', inputs: { priority: '3' } });
    expect(answer.kind).toBe('done');
    expect(await findTicket(desk.db, number)).toMatchObject({ category: 'bug', priority: 3, language: 'en' });
  });

  test('a field that is needed and that nothing was shown in is asked for, with all else still there', async () => {
    const form = formOf(await press('reply', { step: 'submit', inputs: {} }));
    expect(form.notice).toBe('Manca il testo.');
    expect(await sent()).toEqual([]);
  });
});

test('a button that no form of ours has changes nothing, and the text is still there', async () => {
  const form = formOf(await within('nonsense', { text }));
  expect(form.notice).not.toBe('');
  expect(shownIn(form, 'text')).toBe(text);
});
