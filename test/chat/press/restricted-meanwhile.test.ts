import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { setCompany } from '../../../src/desk/companies/set-company.ts';
import { type Circumstances, type Handled, handle } from '../../../src/desk/handle.ts';
import { joinIncident, openIncidentWith } from '../../../src/desk/incidents/join.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { vouchForMail } from '../../../src/desk/intake/operators/vouch.ts';
import { recallLetter, resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage } from '../../../src/desk/relations/split.ts';
import { scheduleOf } from '../../../src/desk/terms.ts';
import { rememberedAddresses } from '../../../src/store/companies/companies.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket, lockTicket, saveTicket } from '../../../src/store/tickets/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
Object.assign(desk, { maySeeWords: circleSees({ channels: [], people: ['giulia@interzen.example'] }) });
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async id => ({
      ...{ userId: id, name: id, email: `${id.toLowerCase()}@interzen.example` },
      inOperatorsChannel: true,
    }),
  });
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let number = 0;
let other = 0;
let presses = 0;
async function opened(): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  return outcome.outcome === 'opened' ? outcome.ticket : 0;
}
beforeEach(async () => {
  number = await opened();
  other = await opened();
  for (const who of ['Anna', 'Giulia']) await press(who, 'card');
});

async function press(userId: string, verb: string, about: object = {}): Promise<PressAnswer> {
  presses += 1;
  const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
  return await door.press(
    {
      ...{ platform: 'slack' as const, userId, verb, step: 'press' as const, ticket: number, nonce, version },
      ...{ inputs: {}, key: `meanwhile${presses}`, ...about },
    },
    alone,
  );
}

async function person(name: string): Promise<Operator> {
  const found = await findOperatorByEmail(desk.db, `${name}@interzen.example`);
  if (!found) throw new Error(`${name} has pressed something`);
  return found;
}
async function by(name: string): Promise<Circumstances> {
  presses += 1;
  return { actor: actorOf(await person(name)), origin: 'slack', key: `deed${presses}` };
}
const types = async () => (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);

describe('a request that was kept to few while a press waited for it', () => {
  test.each([
    ['claim', {}],
    ['note', { step: 'submit', inputs: { text: 'so cosa è successo' } }],
    ['reply', { step: 'confirm', inputs: { text: 'Buongiorno, le scrivo io.' } }],
    ['classify', { step: 'submit', inputs: { category: 'bug', priority: '1' } }],
    ['watch', {}],
    // Opened, it is read.
    ['reply', {}],
    ['ask-clarification', {}],
  ])('%s: whoever may not see it any more is refused', async (verb, about) => {
    const before = await types();
    let pressed: Promise<PressAnswer> | undefined;
    await desk.db.transaction(async tx => {
      const ticket = await lockTicket(tx, number);
      if (!ticket) throw new Error('it is there');
      pressed = press('Anna', verb, about);
      await wait(500);
      const kept = { ...ticket, restricted: true };
      await saveTicket(tx, kept, scheduleOf(desk, kept, desk.clock()));
    });
    const answer = await pressed;
    expect(answer?.kind).toBe('refused');
    expect(answer && 'line' in answer && answer.line).toContain('riservata');
    expect(JSON.stringify(answer)).not.toContain('stampante');
    expect(await types()).toEqual(before);
  });

  const deeds: Record<string, (who: string) => Promise<Handled | { ok: false; reason: string } | null>> = {
    reading: async who =>
      recordReading(
        desk,
        number,
        await person(who),
        { what: 'conversation' },
        { origin: 'slack', key: null },
      ),
    merging: async who => mergeTickets(desk, number, other, await by(who)),
    'letting in': async who => mergeTickets(desk, number, other, await by(who), 'let-in'),
    splitting: async who => splitMessage(desk, number, 1, await by(who)),
    'joining an incident': async who => joinIncident(desk, number, 1, await by(who)),
    'opening an incident': async who =>
      openIncidentWith(
        desk,
        number,
        { title: 'Fermo', rule: { words: [], sender: '', mailbox: '', company: '' } },
        await by(who),
      ),
    vouching: async who => vouchForMail(desk, number, 99, await by(who)),
    'taking a letter back': async who => recallLetter(desk, number, null, await by(who)),
    'sending a letter again': async who => resendLetter(desk, number, 1, await by(who)),
    'handing over': async who => handle(desk, number, { type: 'release' }, await by(who)),
    'saying whose it is': async who => {
      const ticket = await findTicket(desk.db, number);
      return (
        ticket && (await setCompany(desk, { ...ticket, restricted: false }, null, true, 99, await by(who)))
      );
    },
  };
  test.each(Object.keys(deeds))('%s asks under the lock, too', async name => {
    expect(await handle(desk, number, { type: 'restrict' }, await by('giulia'))).toMatchObject({ ok: true });
    const before = await types();
    const remembered = await rememberedAddresses(desk.db);
    const refused = { ok: false, reason: 'refused', refusal: { reason: 'hidden' } };
    expect(await deeds[name]?.('anna')).toMatchObject(refused);
    expect(await types()).toEqual(before);
    expect(await rememberedAddresses(desk.db)).toEqual(remembered);
    const allowed = await deeds[name]?.('giulia');
    expect(JSON.stringify(allowed)).not.toContain('"hidden"');
  });

  test('whoever kept it to few and may not see it from then on is answered alike, told of twice', async () => {
    const { version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const answers = [];
    for (const _ of [1, 2]) answers.push(await press('Anna', 'restrict', { version, key: 'the-same' }));
    const [first, again] = answers;
    expect(first?.kind).toBe('done');
    expect(again).toMatchObject({ kind: 'done', line: first && 'line' in first ? first.line : '' });
    expect((await types()).filter(type => type === 'restricted')).toHaveLength(1);
  });
});
