import { beforeAll, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { proposeReply } from '../../../src/desk/answers/propose.ts';
import { savedReplies } from '../../../src/desk/answers/saved.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { findReply, type MadeReply } from '../../../src/store/answers/saved-replies.ts';
import { enrolOperator, findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    access: {
      kind: 'channel' as const,
      listed: new Map([['giulia@interzen.example', { name: 'Giulia', role: 'manager' as const }]]),
    },
  },
);
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@interzen.example`,
      inOperatorsChannel: true,
    }),
  });
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let ticket = 0;
let presses = 0;
beforeAll(async () => {
  for (const [name, role] of [
    ['Anna', 'operator'],
    ['Giulia', 'manager'],
  ] as const)
    await enrolOperator(desk.db, { email: `${name.toLowerCase()}@interzen.example`, name, role });
  const outcome = await takeIn(desk, anEmail());
  ticket = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

async function proposed(name: string, it = 'Passi in portineria.'): Promise<MadeReply> {
  const operator = await findOperatorByEmail(desk.db, 'anna@interzen.example');
  if (!operator) throw new Error('Anna is nobody');
  const done = await proposeReply(desk, { name, it, en: null, ticket }, { operator, origin: 'slack' });
  return ('id' in done ? await findReply(desk.db, done.id) : null) ?? expect.fail();
}

async function press(
  who: string,
  verb: string,
  { id, nonce }: MadeReply,
  about: Partial<ButtonPress> = {},
): Promise<PressAnswer> {
  presses += 1;
  return await door.press(
    {
      ...{ platform: 'slack', userId: who, verb, step: 'press', ticket: id, nonce, version: 0 },
      ...{ inputs: {}, key: `p${presses}` },
      ...about,
    } as ButtonPress,
    alone,
  );
}
const lineOf = (answer: PressAnswer) => ('line' in answer ? answer.line : answer.kind);
const nowOf = async ({ id }: MadeReply) => await findReply(desk.db, id);
const offered = async () => (await savedReplies(desk)).map(({ name }) => name);

describe('a proposed reply', () => {
  test('is changed in a form that shows all of it, and offered as it stands there', async () => {
    const long = 'Si apre così: '.repeat(100).trim();
    const reply = await proposed('Porta', long);
    const shown = await press('Giulia', 'change-reply', reply);
    expect(shown).toMatchObject({
      kind: 'form',
      form: {
        title: 'Modifica e approva',
        fields: [
          { id: 'name', value: 'Porta' },
          { id: 'italian', value: long },
          { id: 'english', value: '' },
          { kind: 'line' },
        ],
      },
    });
    const send = (inputs: Record<string, string>) =>
      press('Giulia', 'change-reply', reply, { step: 'submit', inputs });
    expect(await send({ name: 'Porta', italian: 'Per {{chi}}', english: '' })).toMatchObject({
      kind: 'form',
      form: { notice: expect.stringContaining('{{chi}} non esiste') },
    });
    expect(await nowOf(reply)).toMatchObject({ state: 'proposed', it: long });
    const inputs = { name: 'Porta A', italian: 'Si apre con il badge.', english: 'It opens with the badge.' };
    expect(lineOf(await send(inputs))).toBe('«Porta A» è ora tra le risposte pronte.');
    expect(await nowOf(reply)).toMatchObject({
      ...{ state: 'approved', name: 'Porta A' },
      ...{ it: 'Si apre con il badge.', en: 'It opens with the badge.' },
    });
    expect(await offered()).toContain('Porta A');
    // Its card may lie there as it was: nothing of what was proposed comes back.
    for (const verb of ['approve-reply', 'change-reply', 'refuse-reply'])
      expect(lineOf(await press('Giulia', verb, reply))).toContain('«Porta A» è già tra le risposte pronte');
    expect(await nowOf(reply)).toMatchObject({ state: 'approved', it: 'Si apre con il badge.' });
  });

  test('that is longer than its card shows is not approved unread', async () => {
    const reply = await proposed('Lunga', 'x'.repeat(301));
    expect(lineOf(await press('Giulia', 'approve-reply', reply))).toContain('aprila con «Modifica…»');
    expect(await nowOf(reply)).toMatchObject({ state: 'proposed' });
    const short = await proposed('Corta', 'x'.repeat(300));
    expect(lineOf(await press('Giulia', 'approve-reply', short))).toBe(
      '«Corta» è ora tra le risposte pronte.',
    );
  });

  test('that was refused is not approved afterwards from an old card', async () => {
    const reply = await proposed('Rifiutata');
    expect(lineOf(await press('Giulia', 'refuse-reply', reply))).toBe('«Rifiutata» non sarà proposta.');
    expect(lineOf(await press('Giulia', 'approve-reply', reply))).toContain('è stata rifiutata');
    expect(await nowOf(reply)).toMatchObject({ state: 'refused' });
  });
});

describe('a saved reply', () => {
  test('is retired from the list by managers alone, once, and an old card brings it back no more', async () => {
    const reply = await proposed('Badge');
    expect(lineOf(await press('Giulia', 'retire-reply', reply))).toContain('aspetta ancora la decisione');
    await press('Giulia', 'approve-reply', reply);
    const buttonsOf = async (who: string) => (await asking(door, who, 'risposte badge')).buttons;
    expect((await buttonsOf('Anna')).map(({ verb }) => verb)).not.toContain('retire-reply');
    const [button] = await buttonsOf('Giulia');
    expect(button).toMatchObject({ verb: 'retire-reply', label: 'Ritira: Badge' });
    expect(lineOf(await press('Anna', 'retire-reply', reply))).toContain('decidono i responsabili');
    expect(await offered()).toContain('Badge');
    expect(lineOf(await press('Giulia', 'retire-reply', reply))).toBe('«Badge» è stata ritirata.');
    expect(await offered()).not.toContain('Badge');
    for (const verb of ['retire-reply', 'approve-reply', 'change-reply'])
      expect(lineOf(await press('Giulia', verb, reply))).toContain('«Badge» è stata ritirata');
    expect(await nowOf(reply)).toMatchObject({ state: 'retired' });
  });

  test('of another life of the database is none of these', async () => {
    const reply = await proposed('Altra vita');
    expect(lineOf(await press('Giulia', 'approve-reply', { ...reply, nonce: 'elsewhere' }))).toBe(
      'Ha già deciso qualcun altro.',
    );
    expect(await nowOf(reply)).toMatchObject({ state: 'proposed' });
  });
});

test('an earlier answer is shown as far as one judges it by, how much more there is is said, and all of it goes in', async () => {
  const resolution = `Inizio. ${'Poi si procede così. '.repeat(100)}Fine.`;
  const asks = (address: string) => {
    const text = 'Il plotter del secondo piano stampa righe bianche.';
    return { from: { name: '', address }, subject: 'Plotter a righe', text, newText: text };
  };
  const first = await takeIn(desk, anEmail(asks('uno@studio.example')));
  if (first.outcome !== 'opened') throw new Error(first.outcome);
  const operator = await findOperatorByEmail(desk.db, 'anna@interzen.example');
  const by = { actor: actorOf(operator ?? expect.fail()), origin: 'slack', key: null } as const;
  for (const order of [
    { type: 'claim' as const },
    { type: 'classify' as const, category: helpDesk, priority: null },
    { type: 'close' as const, resolution },
  ])
    expect(await handle(desk, first.ticket, order, by)).toMatchObject({ ok: true });
  const second = await takeIn(desk, anEmail(asks('due@studio.example')));
  if (second.outcome !== 'opened') throw new Error(second.outcome);
  const { version, nonce } = (await findTicket(desk.db, second.ticket)) ?? expect.fail();
  const about = { ticket: second.ticket, version, nonce };
  const shown = await press('Anna', 'reply', {} as MadeReply, about);
  const offer =
    shown.kind === 'form' ? shown.form.fields.find(({ kind }) => kind === 'offer') : expect.fail();
  if (offer?.kind !== 'offer') throw new Error('nothing is offered');
  expect(offer.text).toMatch(/^Inizio\. .* \(altri \d+ caratteri\)$/);
  expect(offer.text.length).toBeGreaterThan(1000);
  const inputs = { button: 'earlier', earlier: offer.value };
  const put = await press('Anna', 'reply', {} as MadeReply, { ...about, step: 'within', inputs });
  const text = put.kind === 'form' ? put.form.fields.find(({ id }) => id === 'text') : null;
  expect(text).toMatchObject({ value: resolution });
});
