import type { Activity } from 'botbuilder';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { FormView, PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { lateCard } from '../../../src/chat/teams/answers/dialog-cards.ts';
import { pressIn } from '../../../src/chat/teams/heard/press-data.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { sweepHeard } from '../../../src/store/chats/heard.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { setPreview } from '../../../src/store/people/habits.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { highestNumber } from '../../../src/store/tickets/ticket-numbers.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
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
const person = (name: string) => ({
  userId: name,
  name,
  email: `${name.toLowerCase()}@interzen.example`,
  inOperatorsChannel: true,
});
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, { member: async id => person(id), members: async () => [] });
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const door = deskDoor(desk, gateways, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

type Verb = ButtonPress['verb'];

/** Each under an id of its own, as Teams tells of a press again. */
async function press(who: string, verb: Verb, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const known = await findTicket(desk.db, about.ticket ?? number);
  return await door.press(
    {
      ...{ platform: 'teams', userId: who, verb, step: 'press', ticket: number, inputs: {} },
      ...{ version: known?.version ?? 0, nonce: known?.nonce ?? '', key: `repeated${presses}`, ...about },
    },
    alone,
  );
}

/** The second of the instants that a form offers. */
function tomorrow(form: FormView): string {
  const when = form.fields.find(({ id }) => id === 'when');
  return (when?.kind === 'choice' && when.options[1]?.value) || '';
}

/** Opens a form. @returns sends it, with what was filled in */
async function opened(who: string, verb: Verb, about: Partial<ButtonPress> = {}) {
  const answer = await press(who, verb, about);
  if (answer.kind !== 'form') throw new Error(`${verb}: ${lineOf(answer)}`);
  const { ticket, nonce, version, carried }: FormView = answer.form;
  return (inputs: Record<string, string>, more: Partial<ButtonPress> = {}) =>
    press(who, verb, {
      ...{
        step: 'submit',
        ticket,
        nonce,
        version,
        inputs: { ...carried, ...inputs, ...('when' in inputs ? { when: tomorrow(answer.form) } : {}) },
        ...more,
      },
    });
}

const lineOf = (answer: PressAnswer) => ('line' in answer ? answer.line : answer.kind);
const typesOf = async () => (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);
const count = async (type: string) => (await typesOf()).filter(each => each === type).length;
const later = (by: string) => desk.db.execute(sql`update heard set at = at - ${by}::interval`);
const giulia = async () => (await findOperatorByEmail(desk.db, 'giulia@interzen.example'))?.id ?? 0;

describe('a form that is sent again, hours later and under another id, is the same press', () => {
  test('a letter goes once; so does a note', async () => {
    await press('Giulia', 'claim');
    await setPreview(desk.db, await giulia(), false);
    const send = await opened('Giulia', 'reply');
    const note = await opened('Giulia', 'note');
    const inputs = { text: 'Buongiorno, abbiamo rimesso in linea la stampante.' };
    expect((await send(inputs)).kind).toBe('done');
    const noted = await note({ text: 'Sentito al telefono.' });
    await later('3 hours');
    await sweepHeard(desk.db, new Date());
    expect((await send(inputs)).kind).toBe('done');
    expect(lineOf(await note({ text: 'Sentito al telefono.' }))).toBe(lineOf(noted));
    await later('2 days');
    await sweepHeard(desk.db, new Date());
    expect((await send(inputs)).kind).toBe('done');
    expect([await count('replied'), await count('note-added')]).toEqual([1, 1]);
    const letters = await conversationOf(desk.db, number);
    expect(letters.filter(({ text }) => text.includes('rimesso in linea'))).toHaveLength(1);
  });

  test('a letter that was looked at, and was looked at once more', async () => {
    await press('Giulia', 'claim');
    await setPreview(desk.db, await giulia(), true);
    const send = await opened('Giulia', 'reply');
    const text = 'Buongiorno, il pezzo arriva domani mattina.';
    for (const by of ['0 hours', '3 hours']) {
      await later(by);
      const shown = await send({ text });
      if (shown.kind !== 'preview') throw new Error(lineOf(shown));
      const { version, inputs } = shown.preview;
      expect((await press('Giulia', 'reply', { step: 'confirm', version, inputs })).kind).toBe('done');
    }
    expect(await count('replied')).toBe(1);
  });

  test('a request of somebody who called, and an incident', async () => {
    const send = await opened('Anna', 'new-request', { ticket: 0, nonce: '' });
    const request = {
      name: 'Paola Verdi',
      address: 'paola@cliente.example',
      subject: 'Non stampa',
      text: 'La stampante del magazzino non stampa più.',
    };
    const first = await send(request);
    const highest = await highestNumber(desk.db);
    await later('3 hours');
    expect(lineOf(await send(request))).toBe(lineOf(first));
    expect(await highestNumber(desk.db)).toBe(highest);
    const open = await opened('Anna', 'open-incident', { ticket: 0, nonce: '' });
    await open({ name: 'Posta ferma' });
    await later('3 hours');
    await open({ name: 'Posta ferma' });
    const found = await desk.db.execute(sql`select id from incident where title = 'Posta ferma'`);
    expect(found).toHaveLength(1);
  });

  test('with other content it is another press', async () => {
    const classify = await opened('Anna', 'classify');
    const fields = { category: 'bug' };
    await classify({ ...fields, priority: '3' });
    await classify({ ...fields, priority: '1' });
    expect((await findTicket(desk.db, number))?.priority).toBe(1);
    const note = await opened('Anna', 'note');
    for (const text of ['prima', 'seconda', 'prima']) await note({ text });
    expect(await count('note-added')).toBe(2);
  });
});

describe('each button answers a repeated press as it answered the first', () => {
  test.each(['claim', 'release', 'watch', 'unwatch'] as const)('%s', async verb => {
    if (verb === 'release') await press('Anna', 'claim');
    if (verb === 'unwatch') await press('Anna', 'watch');
    const version = (await findTicket(desk.db, number))?.version ?? 0;
    const first = await press('Anna', verb, { version });
    expect(first.kind).toBe('done');
    const again = await press('Anna', verb, { version });
    expect([again.kind, lineOf(again)]).toEqual(['done', lineOf(first)]);
  });

  test('forms: classify, snooze, a reminder', async () => {
    const forms = {
      classify: { category: 'bug', priority: '2' },
      snooze: { when: 'tomorrow' },
      remind: { when: 'tomorrow', text: 'richiamare' },
    };
    await press('Anna', 'claim');
    for (const [verb, inputs] of Object.entries(forms)) {
      const send = await opened('Anna', verb);
      const first = await send(inputs);
      await later('1 hour');
      const again = await send(inputs);
      expect([verb, again.kind, lineOf(again)]).toEqual([verb, first.kind, lineOf(first)]);
      expect(['done', 'told']).toContain(first.kind);
    }
  });

  test('a reply that is proposed as a saved one', async () => {
    const send = await opened('Anna', 'save-as-reply');
    const inputs = { name: 'Riavvio', italian: 'Provi a riavviare.', english: 'Please restart it.' };
    const first = await send(inputs);
    await later('1 hour');
    expect(await send(inputs)).toEqual(first);
    expect(first.kind).toBe('told');
  });

  test('what can be done again is done again', async () => {
    for (const _ of [1, 2]) {
      const send = await opened('Anna', 'remind');
      expect((await send({ when: 'tomorrow' })).kind).toBe('told');
      const cancelled = lineOf(await press('Anna', 'cancel-reminder'));
      expect(await desk.db.execute(sql`select 1 from reminder where ticket = ${number}`)).toHaveLength(0);
      expect(lineOf(await press('Anna', 'cancel-reminder'))).toBe(cancelled);
    }
  });
});

test('a press that was told of twice within a minute is known by the second’s id for hours', async () => {
  const { version = 0 } = (await findTicket(desk.db, number)) ?? {};
  await press('Anna', 'acknowledge', { version, key: 'teams:Anna:one' });
  await press('Anna', 'acknowledge', { version, key: 'teams:Anna:two' });
  await later('2 hours');
  await press('Anna', 'acknowledge', { version, key: 'teams:Anna:two' });
  expect(await count('acknowledged')).toBe(1);
});

test('the button that asks how a late press went bears its key; nobody else’s is believed', () => {
  const activity = (id: string, aadObjectId: string) => ({ id, from: { aadObjectId } }) as Activity;
  const first = pressIn(activity('first', 'a-1'), { verb: 'claim', step: 'press', ticket: 1, version: 1 });
  if (!first) throw new Error('a press of ours');
  const late = JSON.stringify(lateCard(first, wordsIn('it')));
  const data = /"data":(\{.*?"inputs":\{[^}]*\}[^}]*\})/.exec(late)?.[1] ?? '{}';
  const carried: unknown = JSON.parse(data);
  expect(pressIn(activity('again', 'a-1'), carried)?.key).toBe(first.key);
  expect(pressIn(activity('again', 'a-2'), carried)?.key).not.toBe(first.key);
});

test('an event that Slack sends again after five minutes is answered once', async () => {
  const ask = () => door.command({ platform: 'slack', userId: 'Anna' }, 'coda', alone, 'Ev5minutes');
  expect(await ask()).not.toBeNull();
  await later('5 minutes');
  expect(await ask()).toBeNull();
});
